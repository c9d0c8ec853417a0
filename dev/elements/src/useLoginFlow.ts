import { Configuration, FrontendApi, loginUrl, type LoginFlow } from "@ory/client-fetch"
import { useEffect, useState } from "react"

import { config } from "./ory.config"

const kratos = new FrontendApi(
  new Configuration({
    basePath: config.sdk.url,
    credentials: "include",
    headers: { Accept: "application/json" },
  }),
)

/** The flow that the address names, else a new one. */
export function useLoginFlow() {
  const [flow, setFlow] = useState<LoginFlow | null>(null)

  useEffect(() => {
    const params = new URLSearchParams(window.location.search)
    const id = params.get("flow")
    const returnTo = params.get("return_to") ?? undefined

    const request = id ? kratos.getLoginFlow({ id }) : kratos.createBrowserLoginFlow({ returnTo })
    // Signed in already, or no such flow any more: Kratos knows where to go.
    request.then(setFlow).catch(() => window.location.assign(loginUrl(config)))
  }, [])

  return flow
}
