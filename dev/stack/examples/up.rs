//! Starts a stack on free ports, prints its addresses, and ends it at the end of standard input.
//!
//! `cargo run -p dev-stack --example up -- http://localhost:3000 target/up`

use std::{env, io};

use dev_stack::{Error, Servers, Stack};

fn main() -> Result<(), Error> {
    let mut arguments = env::args().skip(1);
    let origin = arguments.next().unwrap_or_else(|| "http://localhost:3000".to_owned());
    let state = arguments.next().unwrap_or_else(|| "target/up".to_owned());

    let stack = Stack::builder(state).base_url(origin).start(&Servers::locate()?)?;
    println!("KRATOS={} ADMIN={}", stack.kratos_public(), stack.kratos_admin());
    println!("MAIL={} ISSUER={}", stack.mail_api(), stack.issuer());

    let _ = io::copy(&mut io::stdin(), &mut io::sink());
    Ok(())
}
