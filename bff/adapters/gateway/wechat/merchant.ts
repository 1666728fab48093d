// The one thing in which a direct merchant and a company under a service provider (服务商) differ: paths and field names.

/** Who is paid: the account's own 商户号, or a company (`subMchid`) for which the service provider `mchid` collects. */
export type Merchant = { kind: 'direct'; mchid: string } | { kind: 'partner'; mchid: string; subMchid: string }

/** The number under which the money arrives, and the name of the account. */
export const payeeOf = (merchant: Merchant): string => (merchant.kind === 'direct' ? merchant.mchid : merchant.subMchid)

export const ordersPath = (merchant: Merchant): string =>
  merchant.kind === 'direct' ? '/v3/pay/transactions' : '/v3/pay/partner/transactions'

export const partiesOf = (merchant: Merchant): Record<string, string> =>
  merchant.kind === 'direct' ? { mchid: merchant.mchid } : { sp_mchid: merchant.mchid, sub_mchid: merchant.subMchid }

/** The applications are the provider's own, bound to its number, so one mini-program serves every company. */
export const appOf = (merchant: Merchant, appId: string): Record<string, string> =>
  merchant.kind === 'direct' ? { appid: appId } : { sp_appid: appId }

export const payerOf = (merchant: Merchant, openId: string): Record<string, string> =>
  merchant.kind === 'direct' ? { openid: openId } : { sp_openid: openId }
