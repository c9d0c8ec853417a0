//! Summary of addresses and accounts for the person, once the page is up.

use super::{Backend, backend, page_config::API, spa};

pub(super) fn print(backend: Option<&Backend>, kratos_url: Option<&str>) {
    let rule = "─".repeat(72);

    println!("\n{rule}");
    println!("  Open           http://localhost:{}", spa::PORT);
    match backend {
        Some(backend) => own_servers(backend),
        None => println!("  Kratos         {} (KRATOS_URL)", kratos_url.unwrap_or_default()),
    }
    println!("  Stop           Ctrl-C");
    println!("{rule}\n");
}

fn own_servers(own: &Backend) {
    let stack = &own.stack;
    println!("  Sign in with   \"Local\": test-user@localhost, password verysecure");
    println!("                 (more people in dev/oidc.users.json)");
    println!("  Mails          shown below as they are sent; all of them: {}", stack.mail_api());
    println!("  Kratos         public {}, admin {}", stack.kratos_public(), stack.kratos_admin());
    println!("  API            http://localhost:{}{API}, described in {API}/openapi.json", spa::PORT);
    println!(
        "  Companion      public {}, operations {}, as soon as it is built",
        backend::public(),
        backend::operations()
    );
    println!("  Logs           target/dev/state/*.log");
    println!("  Start empty    cargo xtask dev --reset");
}
