// What a refusal says on a screen, in plain Chinese; complete, or it does not compile.
import type { RefusalCode } from '../contract/routes'

export const refusalTexts = {
  'code-refused': '授权已失效,请重新登录',
  'provider-unsure': '对方系统暂时没有回应,请稍后再试',
  'too-many-codes': '验证码发送太频繁,请稍后再试',
  'sms-code-wrong': '验证码不对或已过期,请重新获取',
  'invitation-unfit': '邀请码无效或已过期,请向园区索取新的邀请码',
  'contract-unfit': '信息不匹配,请核对通知单上的合同号与手机号',
  'payment-id-taken': '这个付款编号已经用过,请重新发起付款',
  'role-may-not-pay': '您的权限只能查看,请让本合同的付款人来付',
  'payees-differ': '所选账单属于不同的收款方,请分开付款',
  'parties-differ': '所选账单属于不同的租户,请分开付款',
  'already-settled': '所选账单已缴清,无需再付',
  'amount-changed': '金额有变化,请重新确认',
  'way-unavailable': '这里暂时不能用这种方式付款,请换个方式',
  'wallet-unknown': '请先用微信登录,再用微信支付',
  held: '正在有人支付这张账单,请勿重复付款',
  'payment-settled': '这笔付款已收到,无需再付',
  'payment-expired': '付款已超时关闭,请重新付款',
  'attempt-alive': '上一笔付款还没有确定结果,确认后才能换方式,以免付两次',
  'not-signed-in': '登录已过期,请重新登录',
  'not-found': '没有找到您要看的内容',
  'unfit-input': '填写的内容有误,请检查后再试',
  'too-many-requests': '操作太频繁,请稍后再试',
  fault: '系统出了点问题,请稍后再试',
  unavailable: '系统正忙,请稍后再试',
} as const satisfies Record<RefusalCode, string>
