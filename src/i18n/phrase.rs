//! The library's own sentences.

/// Declares an enum of sentences, each named after its content.
macro_rules! phrases {
    ($(#[$enum_meta:meta])* $enum:ident { $($(#[$meta:meta])* $name:ident = $english:literal,)+ }) => {
        $(#[$enum_meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum $enum {
            $($(#[$meta])* #[doc = $english] $name,)+
        }

        impl $enum {
            /// All of them, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Returns its name in locale files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)+
                }
            }

            /// Returns the sentence in English, which is there before any locale file is.
            #[must_use]
            pub const fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)+
                }
            }
        }
    };
}

pub(crate) use phrases;

phrases! {
    /// One of the library's own sentences, named after its content.
    Phrase {
        Language = "Language",
        LanguageFailed = "That language could not be loaded. Please try again.",
        Theme = "Theme",
        ThemeOfSystem = "System",
        ThemeLight = "Light",
        ThemeDark = "Dark",
        Terms = "Terms",
        Privacy = "Privacy",
        Support = "Help",

        SignIn = "Sign in",
        SignInAgain = "Confirm it’s you",
        SecondFactor = "Two-step verification",
        SignUp = "Create your account",
        Recover = "Recover your account",
        Verify = "Verify your address",
        Settings = "Account settings",
        SomethingWrong = "Something went wrong",
        /// Shown by `early.js`, as the program is broken then.
        Broken = "This page has stopped working. Please reload it and start again.",
        /// Shown by `early.js`.
        Reload = "Reload the page",
        NotFound = "Page not found",
        NotFoundText = "There is nothing at this address. The link may be old or mistyped.",
        Welcome = "Your account",

        SendAgainIn = "Send again in {seconds} s",
        MaySendAgain = "You can ask for another email now.",
        SendNewCode = "Send a new code",
        NoCode = "No code in your inbox?",
        UseOtherAddress = "Use another address",
        ChangeDetails = "Change your details",
        NotYou = "Not you?",
        UseOtherAccount = "Use another account",
        VerifyYourAddress = "Verify your address",
        UseTotp = "Use your authenticator app instead",
        UseLookupSecret = "Use a recovery code instead",
        UseSecurityKey = "Use a security key instead",
        UseMailedCode = "Get a code by email instead",
        UsePasskey = "Use a passkey instead",
        UseOtherWay = "Use another way instead",

        NoAccount = "No account yet?",
        CreateOne = "Create one",
        HaveAccount = "Already have an account?",
        ForgotPassword = "Forgot your password?",
        BackToSignIn = "Back to sign-in",
        GoHome = "Go to the start page",
        SkipForNow = "Skip for now",
        SignOut = "Sign out",
        SignOutAsk = "Sign out?",
        YouAre = "You’re signed in as {name}.",
        StaySignedIn = "Stay signed in",
        TryAgain = "Try again",
        Dismiss = "Dismiss",
        Or = "or",
        Optional = "optional",
        ShowPassword = "Show password",
        HidePassword = "Hide password",
        CapsLock = "Caps Lock is on.",
        PasswordLength = "At least {count} characters",
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

        Cancel = "Cancel",
        Unlink = "Unlink",
        Disable = "Disable",
        Remove = "Remove",
        UnlinkProvider = "Unlink {name}?",
        UnlinkProviderText = "You can’t sign in with {name} any more then. You can link it again later.",
        UnlinkTotp = "Unlink the authenticator app?",
        UnlinkTotpText = "Its codes stop working, and signing in no longer asks for them. To use an app again you scan a new QR code.",
        DisableCodes = "Disable your recovery codes?",
        DisableCodesText = "All of them stop working at once. If you lose your phone or key later, they can’t help you.",
        RenewCodes = "Make new recovery codes?",
        RenewCodesText = "As soon as you confirm the new codes, the old ones stop working.",
        RenewCodesYes = "Make new codes",
        RemoveKey = "Remove the security key “{name}”?",
        RemoveKeyText = "It stops working here at once. To use it again you have to add it again.",
        RemovePasskey = "Remove the passkey “{name}”?",
        RemovePasskeyText = "You can’t sign in with it any more then. It stays on your device until you delete it there.",
        Added = "Added on {name}",
        Copy = "Copy",
        Copied = "Copied",
        CopyFailed = "Your browser doesn’t let this page copy. Please select the text and copy it yourself.",
        Download = "Download",
        Print = "Print",
        CodesFile = "recovery-codes.txt",
        KeepCodes = "Keep these codes where nobody else finds them. They are not shown again until you ask for them.",
        CodeUsed = "Used on {name}",

        Sessions = "Where you’re signed in",
        SessionsText = "Browsers and devices that are signed in to this account. Sign out what you don’t recognise.",
        ThisDevice = "This device",
        NoOtherSessions = "You are not signed in anywhere else.",
        SignedInSince = "Since {name}",
        UnknownDevice = "Unknown device",
        BrowserOnSystem = "{browser} on {system}",
        WithPassword = "password",
        WithCode = "code by email",
        WithTotp = "authenticator app",
        WithLookupSecret = "recovery code",
        WithSecurityKey = "security key",
        WithPasskey = "passkey",
        WithRecovery = "account recovery",
        SignOutDevice = "Sign out {name}",
        SignOutDeviceAsk = "Sign out {name}?",
        SignOutDeviceText = "Whoever uses it will have to sign in again.",
        SignOutYes = "Yes, sign out",
        SignOutOthers = "Sign out everywhere else",
        SignOutOthersAsk = "Sign out everywhere else?",
        SignOutOthersText = "All devices but this one will have to sign in again.",
        DeviceSignedOut = "The device is signed out.",
        OthersSignedOut = "You are signed out everywhere but here.",

        Offline = "We can’t reach the server. Check your connection, then try again. Nothing you typed is lost.",
        Timeout = "The server took too long to answer. Nothing you typed is lost: please try again.",
        RateLimited = "Too many tries in a short time. Please wait a moment, then try again.",
        ServerTrouble = "The server is having trouble right now. Nothing you typed is lost: please try again in a moment.",
        NotUnderstood = "The server sent an answer this page doesn’t understand. Please try again.",
        UnsafeTarget = "The server named an address that this page considers unsafe, and does not open.",
        CookiesBlocked = "Your browser doesn’t seem to keep this site’s cookies. Allow cookies for it, then try again.",
        Refused = "The server refused this request.",
        RecoveryDisabled = "Accounts can’t be recovered here. If you know how, you can still sign in.",
        VerificationDisabled = "Addresses can’t be verified here. You can go on without it.",
        Disabled = "This is switched off here.",
        SignUpDisabled = "Signing up is switched off here. If you have an account, you can sign in.",

        KeyHasNoName = "Give the security key a name first, so that you recognise it later.",
        WebAuthnCancelled = "The request was cancelled or took too long. You can try again, or choose another way.",
        WebAuthnAlreadyRegistered = "This device or key is registered for your account already.",
        WebAuthnUnsupported = "This browser can’t use passkeys or security keys here. Please choose another way.",
        WebAuthnWrongOrigin = "Passkeys and security keys of this service don’t belong to this web address. Please choose another way.",
        WebAuthnFailed = "The passkey or security key couldn’t be used. You can try again, or choose another way.",

        FlowExpired = "This page was open for too long, so it was renewed. Please check your entries and submit again.",
        FlowReplaced = "This attempt was over, so a new one was started.",
        FlowNotFound = "This page’s link was old, so a new page was opened.",
        FlowStale = "This page no longer fits your session, so it was renewed. Please submit again.",
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
    }
}
