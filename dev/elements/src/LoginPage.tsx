import { Login } from "@ory/elements-react/theme"
import "@ory/elements-react/theme/styles.css"

import { config } from "./ory.config"
import { useLoginFlow } from "./useLoginFlow"

export function LoginPage() {
  const flow = useLoginFlow()

  return flow && <Login flow={flow} config={config} />
}
