// A browser knows no phone number.
export const WalletPhone = null
