import { createRoot } from "react-dom/client"

import { LoginPage } from "./LoginPage"

const isLogin = window.location.pathname === "/login"

createRoot(document.getElementById("root")!).render(isLogin ? <LoginPage /> : <a href="/login">Sign in</a>)
