//! List of the servers. Their versions are in `dev/servers/*/go.mod` and nowhere else.

/// One server, and the information to find and build it.
#[derive(Debug)]
pub(super) struct Server {
    /// The folder in `dev/servers`, and the program's name in the cache.
    pub(super) name: &'static str,
    /// The Go package.
    pub(super) package: &'static str,
    /// The environment variable that names a ready-made program.
    pub(super) variable: &'static str,
    /// A description, for the person who waits for the build.
    pub(super) what: &'static str,
    /// Build time on two cores, without downloads.
    pub(super) takes: &'static str,
    /// Whether it contains C code.
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
