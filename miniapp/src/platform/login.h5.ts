// A browser vouches for nobody: people sign in by phone and code.
export const walletLogin = null
