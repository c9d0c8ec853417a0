//! Which servers there are. Their versions stand in `dev/servers/*/go.mod` and nowhere else.

/// How one server is found and built.
#[derive(Debug)]
pub(super) struct Server {
    /// The folder in `dev/servers`, and the program's name in the cache.
    pub(super) name: &'static str,
    /// The Go package.
    pub(super) package: &'static str,
    /// The environment variable that names a ready-made program.
    pub(super) variable: &'static str,
    /// What it is, for a person who waits for it.
    pub(super) what: &'static str,
    /// How long it takes to build on two cores, downloads apart.
    pub(super) takes: &'static str,
    /// Whether C code is in it.
    pub(super) needs_c: bool,
}

pub(super) const KRATOS: Server = Server {
    name: "kratos",
    package: "github.com/ory/kratos",
    variable: "KRATOS_BIN",
    what: "Ory Kratos",
    takes: "about two minutes beside the tools",
    needs_c: true,
};

pub(super) const MAILPIT: Server = Server {
    name: "mailpit",
    package: "github.com/axllent/mailpit",
    variable: "MAILPIT_BIN",
    what: "the mail sink Mailpit",
    takes: "about a minute",
    needs_c: false,
};

pub(super) const OIDC: Server = Server {
    name: "oidc",
    package: "github.com/zitadel/oidc/v3/example/server",
    variable: "OIDC_BIN",
    what: "the OpenID provider",
    takes: "some seconds",
    needs_c: false,
};
