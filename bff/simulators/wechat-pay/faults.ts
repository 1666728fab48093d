// The errors that APIv3 answers, in the provider's form `{code, message, detail}`, with the older spelling of those that have one.
export interface Fault {
  status: number
  code: string
  message: string
  detail?: Readonly<Record<string, unknown>>
}

export const parameterFault = (wrong: { field: string; value?: unknown; issue: string; location?: 'body' | 'query' | 'header' }): Fault => {
  const detail = { location: 'body', ...wrong }
  return { status: 400, code: 'PARAM_ERROR', message: `参数错误：${wrong.field} ${wrong.issue}`, detail }
}

export const signatureFault = (message: string, detail?: Fault['detail']): Fault => ({
  status: 401,
  code: 'SIGN_ERROR',
  message,
  ...(detail && { detail }),
})

export const appNotBound: Fault = { status: 400, code: 'APPID_MCHID_NOT_MATCH', message: 'appid和mch_id不匹配' }
export const foreignMerchant: Fault = { status: 400, code: 'INVALID_REQUEST', message: '请求里的商户号与签名的商户号不一致' }
export const orderAbsent: Fault = { status: 404, code: 'ORDER_NOT_EXIST', message: '订单不存在' }
export const orderClosed: Fault = { status: 400, code: 'ORDER_CLOSED', message: '该订单已关闭' }
export const orderPaid: Fault = { status: 400, code: 'ORDERPAID', message: '该订单已付款' }
export const ticketExpired: Fault = { status: 400, code: 'INVALID_REQUEST', message: '付款凭据已过期' }
export const numberUsed: Fault = { status: 403, code: 'OUT_TRADE_NO_USED', message: '商户订单号重复' }
export const tooOften: Fault = { status: 429, code: 'FREQUENCY_LIMITED', message: '频率超限' }
export const systemFault: Fault = { status: 500, code: 'SYSTEM_ERROR', message: '系统异常，请稍后重试' }
export const certificateAbsent: Fault = { status: 404, code: 'RESOURCE_NOT_EXISTS', message: '证书不存在' }
export const pathAbsent: Fault = { status: 404, code: 'RESOURCE_NOT_EXISTS', message: '没有这个接口' }

/** What older pages and long-lived shops meet for the same thing. */
export const inOlderSpelling = (fault: Fault): Fault => ({ ...fault, ...older[fault.code] })

const older: Readonly<Record<string, Partial<Fault>>> = {
  ORDER_NOT_EXIST: { code: 'ORDERNOTEXIST' },
  ORDER_CLOSED: { code: 'ORDERCLOSED' },
  ORDERPAID: { status: 403 },
  OUT_TRADE_NO_USED: { status: 400, code: 'INVALID_REQUEST', message: '201 商户订单号重复' },
  SYSTEM_ERROR: { code: 'SYSTEMERROR' },
}
