// What a refusal says on a screen, in plain Chinese; complete, or it does not compile.
import type { RefusalCode } from '../contract/routes'

export const refusalTexts = {
  'code-refused': '授权已失效,请重新登录',
  'provider-unsure': '对方系统暂时没有回应,请稍后再试',
  'too-many-codes': '验证码发送太频繁,请稍后再试',
  'sms-code-wrong': '验证码不对或已过期,请重新获取',
  'invitation-unfit': '邀请码无效或已过期,请向园区索取新的邀请码',
  'contract-unfit': '信息不匹配,请核对通知单上的合同号与手机号',
  'not-signed-in': '登录已过期,请重新登录',
  'not-found': '没有找到您要看的内容',
  'unfit-input': '填写的内容有误,请检查后再试',
  'too-many-requests': '操作太频繁,请稍后再试',
  fault: '系统出了点问题,请稍后再试',
  unavailable: '系统正忙,请稍后再试',
} as const satisfies Record<RefusalCode, string>
