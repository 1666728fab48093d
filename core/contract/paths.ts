// Method and path of every route; all that the phone needs to know of the contract at run time.
export const paths = {
  signInWithWechat: ['POST', '/api/session/wechat'],
  signInWithAlipay: ['POST', '/api/session/alipay'],
  sendSmsCode: ['POST', '/api/sms-codes'],
  signInWithSms: ['POST', '/api/session/sms'],
  signOut: ['DELETE', '/api/session'],
  bindByInvitation: ['POST', '/api/bindings/invitation'],
  bindByContract: ['POST', '/api/bindings/contract'],
  me: ['GET', '/api/me'],
  home: ['GET', '/api/home'],
  listBills: ['GET', '/api/bills'],
  bill: ['GET', '/api/projects/:projectId/bills/:billId'],
  basis: ['GET', '/api/projects/:projectId/receivables/:receivableId/basis'],
  shareParts: ['GET', '/api/projects/:projectId/share-runs/:shareRunId'],
  trend: ['GET', '/api/projects/:projectId/leases/:leaseId/trend'],
  startPayment: ['POST', '/api/projects/:projectId/payments'],
  continuePayment: ['POST', '/api/projects/:projectId/payments/:paymentId/ticket'],
  seePayment: ['GET', '/api/projects/:projectId/payments/:paymentId'],
  cancelPayment: ['POST', '/api/projects/:projectId/payments/:paymentId/cancellation'],
  listPayments: ['GET', '/api/payments'],
  paymentParts: ['GET', '/api/projects/:projectId/payments/:paymentId/parts'],
} as const

export type RouteName = keyof typeof paths
