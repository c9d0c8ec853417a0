//! The library's own sentences.

macro_rules! phrases {
    ($($(#[$meta:meta])* $name:ident = $english:literal,)+) => {
        /// One of the library's own sentences, named after what it says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Phrase {
            $($(#[$meta])* #[doc = $english] $name,)+
        }

        impl Phrase {
            pub(super) const fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)+
                }
            }
        }
    };
}

phrases! {
    SignIn = "Sign in",
    SignInAgain = "Confirm it’s you",
    SecondFactor = "Two-step verification",
    SignUp = "Create your account",
    Recover = "Recover your account",
    Verify = "Verify your address",
    Settings = "Account settings",
    SomethingWrong = "Something went wrong",
    NotFound = "Page not found",
    NotFoundText = "There is nothing at this address. The link may be old or mistyped.",
    Welcome = "Your account",

    NoAccount = "No account yet?",
    CreateOne = "Create one",
    HaveAccount = "Already have an account?",
    ForgotPassword = "Forgot your password?",
    BackToSignIn = "Back to sign-in",
    GoHome = "Go to the start page",
    SkipForNow = "Skip for now",
    Continue = "Continue",
    SignOut = "Sign out",
    TryAgain = "Try again",
    Dismiss = "Dismiss",
    Or = "or",
    Optional = "optional",
    ShowPassword = "Show password",
    HidePassword = "Hide password",
    OnePerLine = "One per line.",
    ChooseOne = "Choose …",

    SignedInAs = "Signed in as",
    SignedInWith = "Signed in with",
    Assurance = "Assurance",
    OneFactor = "One factor",
    TwoFactors = "Two factors",
    UnknownAssurance = "Not known",
    SessionEnds = "Session ends",
    Loading = "Loading …",

    Profile = "Profile",
    ProfileText = "What this account knows about you.",
    Password = "Password",
    PasswordText = "Choose a new password. You will use it the next time you sign in.",
    LinkedAccounts = "Linked accounts",
    LinkedAccountsText = "Sign in with an account that you have elsewhere.",
    AuthenticatorApp = "Authenticator app",
    AuthenticatorAppText = "An app on your phone shows a code that you enter after your password.",
    RecoveryCodes = "Recovery codes",
    RecoveryCodesText = "Codes to keep on paper: each one signs you in once when your phone or key is out of reach.",
    SecurityKeys = "Security keys",
    SecurityKeysText = "A key that you plug in or hold to your device after you have entered your password.",
    Passkeys = "Passkeys",
    PasskeysText = "Sign in without a password, with your fingerprint, face or screen lock.",
    Addresses = "Addresses",
    AddressVerified = "Verified",
    AddressNotVerified = "Not verified",
    VerifyNow = "Verify now",

    Offline = "We can’t reach the server. Check your connection, then try again. Nothing you typed is lost.",
    Timeout = "The server took too long to answer. Nothing you typed is lost: please try again.",
    RateLimited = "Too many tries in a short time. Please wait a moment, then try again.",
    ServerTrouble = "The server is having trouble right now. Nothing you typed is lost: please try again in a moment.",
    NotUnderstood = "The server sent an answer this page doesn’t understand. Please try again.",
    UnsafeTarget = "The server asked to open an address that this page considers unsafe, so it stayed here.",
    CookiesBlocked = "Your browser doesn’t seem to keep this site’s cookies. Allow cookies for it, then try again.",
    Refused = "The server refused this request.",
    SignUpDisabled = "Signing up is switched off here. If you have an account, you can sign in.",

    WebAuthnCancelled = "The request was cancelled or took too long. You can try again, or choose another way.",
    WebAuthnAlreadyRegistered = "This device or key is registered for your account already.",
    WebAuthnUnsupported = "This browser can’t use passkeys or security keys here. Please choose another way.",
    WebAuthnWrongOrigin = "Passkeys and security keys of this service don’t belong to this web address. Please choose another way.",
    WebAuthnFailed = "The passkey or security key couldn’t be used. You can try again, or choose another way.",

    FlowExpired = "This page was open for too long, so it was renewed. Please check your entries and submit again.",
    FlowReplaced = "This attempt was over, so a new one was started.",
    FlowNotFound = "This page’s link was old, so a new page was opened.",
    FlowStale = "You signed in or out elsewhere meanwhile, so this page was renewed. Please submit again.",
    ReturnToForbidden = "The page you came from isn’t allowed as a destination, so you’ll land on the start page.",
    AccountCreated = "Your account was created. Please sign in.",
    SignedOut = "You are signed out.",
    SecondFactorNeeded = "Please confirm with your second factor to continue.",
    ConfirmSecondFactor = "Continue with second factor",
    NoSecondFactor = "There is nothing to confirm with: no second factor is set up for this account.",
    ErrorId = "Error id",
    ErrorGone = "This error is no longer known. You can start again.",
    NoError = "There is no error to show. You can go on.",
    UnknownNode = "This part of the form isn’t supported by this page.",
    ScriptDisabled = "This page needs JavaScript and WebAssembly.",
}
