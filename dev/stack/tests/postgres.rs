//! A PostgreSQL starts, answers, and is gone once its value is dropped.

use std::{env, fs, net::TcpStream};

use dev_stack::Postgres;

#[test]
#[ignore = "needs PostgreSQL: cargo xtask test server"]
fn a_database_is_made_once_and_answers() {
    let state = env::temp_dir().join(format!("dev-stack-postgres-{}", std::process::id()));
    fs::create_dir_all(&state).unwrap();
    let postgres = Postgres::start(&state).unwrap();

    let url = postgres.url("users").unwrap();
    postgres.ask("users", "CREATE TABLE t (id int); INSERT INTO t VALUES (1), (2)").unwrap();

    assert_eq!(postgres.url("users").unwrap(), url);
    assert_eq!(postgres.ask("users", "SELECT id FROM t ORDER BY id").unwrap(), ["1", "2"]);
    assert_eq!(postgres.ask("users", "SELECT count(*) FROM t").unwrap(), ["2"]);
    assert!(postgres.ask("users", "SELECT nothing").unwrap_err().to_string().contains("nothing"));
    assert!(postgres.ask("nowhere", "SELECT 1").unwrap_err().to_string().contains("nowhere"));

    let port: u16 = url.rsplit([':', '/']).nth(1).unwrap().parse().unwrap();
    drop(postgres);
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "{port} is still open");
    fs::remove_dir_all(&state).unwrap();
}
