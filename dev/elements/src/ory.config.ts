import type { OryClientConfiguration } from "@ory/elements-react"

// The paths are those of dev/kratos.yml; everything else is Ory's default.
export const config = {
  sdk: { url: `${window.location.origin}/.ory` },
  project: {
    name: "ImpRun",
    default_redirect_url: "/",
    error_ui_url: "/error",
    login_ui_url: "/login",
    registration_ui_url: "/register",
    recovery_ui_url: "/recovery",
    verification_ui_url: "/verification",
    settings_ui_url: "/settings",
    registration_enabled: true,
    recovery_enabled: true,
    verification_enabled: true,
  },
} satisfies OryClientConfiguration
