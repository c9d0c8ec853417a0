//! What a person needs to know, once all is up.

use dev_stack::Stack;

use super::spa;

pub(super) fn print(stack: Option<&Stack>, kratos_url: Option<&str>) {
    let rule = "─".repeat(72);

    println!("\n{rule}");
    println!("  Open           http://localhost:{}", spa::PORT);
    match stack {
        Some(stack) => own_servers(stack),
        None => println!("  Kratos         {} (KRATOS_URL)", kratos_url.unwrap_or_default()),
    }
    println!("  Stop           Ctrl-C");
    println!("{rule}\n");
}

fn own_servers(stack: &Stack) {
    println!("  Sign in with   \"Local\": test-user@localhost, password verysecure");
    println!("                 (more people in dev/oidc.users.json)");
    println!("  Mails          shown below as they are sent; all of them: {}", stack.mail_api());
    println!("  Kratos         public {}, admin {}", stack.kratos_public(), stack.kratos_admin());
    println!("  Logs           target/dev/state/*.log");
    println!("  Start empty    cargo xtask dev --reset");
}
