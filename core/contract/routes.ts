// The whole API as data: per route what goes in, what comes back, and which refusals it may answer.
import * as v from 'valibot'
import type { Detail } from '../shared/outcome'
import { basisValue, registerName } from './basis'
import { inFlight, paymentRoutes } from './payment'
import { dayValue, decimalValue, fenValue, idValue, instantValue, monthValue, projectId } from './values'

const nothing = v.strictObject({})
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
const phone = v.pipe(v.string(), v.regex(/^1[3-9]\d{9}$/))
const smsCode = v.pipe(v.string(), v.regex(/^\d{6}$/))
const page = v.optional(v.pipe(v.string(), v.maxLength(200)))

/** 账单状态, computed once on the server: overdue (逾期) is a bill with something open after its due day. */
const billStatus = v.picklist(['open', 'part-paid', 'overdue', 'paid'])

const signedIn = v.strictObject({ token: v.string(), endsAt: instantValue, bound: v.boolean() })

const leaseShown = v.strictObject({
  projectId,
  leaseId: idValue('lease'),
  contractNo: v.string(),
  projectName: v.string(),
  partyName: v.string(),
  rooms: v.array(v.string()),
})

const billRow = v.strictObject({
  projectId,
  billId: idValue('bill'),
  leaseId: idValue('lease'),
  contractNo: v.string(),
  rooms: v.array(v.string()),
  payeeName: v.string(),
  month: monthValue,
  origin: v.picklist(['run', 'opening']),
  dueOn: dayValue,
  amountFen: fenValue,
  openFen: fenValue,
  status: billStatus,
  /** Fee kinds of the bill, in its order. */
  feeKinds: v.array(v.string()),
})

const lineShown = v.strictObject({
  lineId: idValue('line'),
  calculation: v.string(),
  /** Meter number, pool name, or empty. */
  object: v.string(),
  register: v.union([registerName, v.literal('')]),
  serviceFrom: dayValue,
  serviceTo: dayValue,
  quantity: v.nullable(decimalValue),
  unitPrice: v.nullable(decimalValue),
  amountFen: fenValue,
})

const change = v.strictObject({
  /** What made the difference to last month: usage, price, share, days, new or gone items. */
  cause: v.picklist(['usage', 'price', 'share', 'days', 'new', 'gone']),
  feeKind: v.string(),
  amountFen: fenValue,
})

const monthUsage = v.strictObject({ month: monthValue, quantity: v.nullable(decimalValue), amountFen: fenValue })

export const routes = {
  signInWithWechat: { input: v.strictObject({ code }), reply: signedIn, refusals: ['code-refused', 'provider-unsure'] },
  signInWithAlipay: { input: v.strictObject({ code }), reply: signedIn, refusals: ['code-refused', 'provider-unsure'] },
  sendSmsCode: {
    input: v.strictObject({ phone }),
    reply: v.strictObject({ smsCodeId: v.string(), resendAfterS: v.number() }),
    refusals: ['too-many-codes', 'provider-unsure'],
  },
  signInWithSms: {
    input: v.strictObject({ smsCodeId: v.string(), phone, smsCode }),
    reply: signedIn,
    refusals: ['sms-code-wrong'],
  },
  signOut: { input: nothing, reply: nothing, refusals: [] },
  bindByInvitation: { input: v.strictObject({ code }), reply: v.strictObject({ partyName: v.string() }), refusals: ['invitation-unfit'] },
  /** The phone is proven by an SMS code, by what the wallet says, or was when this person signed in by it. Wrong and unknown answer alike. */
  bindByContract: {
    input: v.strictObject({
      contractNo: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
      proof: v.variant('by', [
        v.strictObject({ by: v.literal('signed-in') }),
        v.strictObject({ by: v.literal('sms'), smsCodeId: v.string(), phone, smsCode }),
        v.strictObject({ by: v.literal('wechat'), code }),
        v.strictObject({ by: v.literal('alipay'), response: v.string(), sign: v.optional(v.string()) }),
      ]),
    }),
    reply: v.strictObject({ partyName: v.string() }),
    refusals: ['code-refused', 'sms-code-wrong', 'contract-unfit', 'provider-unsure'],
  },
  me: {
    input: nothing,
    reply: v.strictObject({
      maskedPhone: v.nullable(v.string()),
      leases: v.array(leaseShown),
      demo: v.boolean(),
    }),
    refusals: [],
  },
  /** One request fills the first page, in at most 10 KB. */
  home: {
    /** With a lease: what it alone owes, and its usage. */
    input: v.strictObject({ leaseId: v.optional(idValue('lease')) }),
    reply: v.strictObject({
      today: dayValue,
      demo: v.boolean(),
      leases: v.array(leaseShown),
      /** What is owed, one row per payee: money never crosses legal entities. */
      owed: v.array(
        v.strictObject({
          companyId: idValue('company'),
          payeeName: v.string(),
          openFen: fenValue,
          billCount: v.number(),
          overdueFen: fenValue,
          /** The earliest due day among the open bills. */
          dueOn: dayValue,
          months: v.array(monthValue),
        }),
      ),
      byLease: v.array(v.strictObject({ leaseId: idValue('lease'), openFen: fenValue, overdueFen: fenValue })),
      latestBill: v.nullable(v.strictObject({ projectId, billId: idValue('bill'), month: monthValue, status: billStatus })),
      /** When the next bill is expected; null when no lease goes on. */
      nextBillOn: v.nullable(dayValue),
      /** Electricity of the lease asked for, else of the first, up to 12 months, oldest first. */
      usage: v.strictObject({ leaseId: v.nullable(idValue('lease')), months: v.array(monthUsage) }),
      inFlight,
    }),
    refusals: [],
  },
  listBills: {
    input: v.strictObject({ show: v.picklist(['open', 'paid', 'all']), leaseId: v.optional(idValue('lease')), after: page }),
    reply: v.strictObject({
      bills: v.array(
        v.strictObject({
          ...billRow.entries,
          /** What of it can be paid, receivable by receivable. */
          owing: v.array(v.strictObject({ receivableId: idValue('receivable'), openFen: fenValue })),
        }),
      ),
      next: v.nullable(v.string()),
      openCount: v.number(),
      openFen: fenValue,
      inFlight,
      demo: v.boolean(),
    }),
    refusals: [],
  },
  bill: {
    input: v.strictObject({ projectId, billId: idValue('bill') }),
    reply: v.strictObject({
      ...billRow.entries,
      /** The printed number (账单号); null until the job after the publication has given it. */
      number: v.nullable(v.string()),
      projectName: v.string(),
      partyName: v.string(),
      periodFrom: dayValue,
      periodTo: dayValue,
      issuedOn: dayValue,
      receivables: v.array(
        v.strictObject({
          receivableId: idValue('receivable'),
          feeKind: v.string(),
          taxRateBp: v.number(),
          amountFen: fenValue,
          netFen: fenValue,
          taxFen: fenValue,
          openFen: fenValue,
          lines: v.array(lineShown),
        }),
      ),
      /** What was taken off: day, what it was, and how much (negative). */
      settlements: v.array(v.strictObject({ on: dayValue, cause: v.string(), amountFen: fenValue })),
      /** Against the bill of the month before: null when there is none. Parts add up to the difference. */
      comparison: v.nullable(v.strictObject({ previousFen: fenValue, differenceFen: fenValue, changes: v.array(change) })),
      demo: v.boolean(),
    }),
    refusals: [],
  },
  basis: {
    input: v.strictObject({ projectId, receivableId: idValue('receivable') }),
    reply: v.strictObject({
      projectId,
      receivableId: idValue('receivable'),
      billId: idValue('bill'),
      feeKind: v.string(),
      month: monthValue,
      rooms: v.array(v.string()),
      amountFen: fenValue,
      /** The lines added up before rounding, then rounded: what the other order of rounding would have given. */
      addThenRoundFen: fenValue,
      lines: v.array(
        v.strictObject({
          ...lineShown.entries,
          basis: basisValue,
          /** Whether the first reading is the last one of the bill before (起码 = 上期止码); absent when there is none to compare with. */
          continues: v.optional(v.boolean()),
        }),
      ),
      comparison: v.nullable(v.strictObject({ previousFen: fenValue, differenceFen: fenValue, changes: v.array(change) })),
      demo: v.boolean(),
    }),
    refusals: [],
  },
  shareParts: {
    input: v.strictObject({ projectId, shareRunId: idValue('shareRun') }),
    reply: v.strictObject({
      pool: v.string(),
      month: monthValue,
      register: registerName,
      amountFen: fenValue,
      totalArea: decimalValue,
      /** Others stand without their name: «租户 3». */
      parts: v.array(
        v.strictObject({ kind: v.picklist(['mine', 'other', 'vacant']), label: v.string(), area: decimalValue, amountFen: fenValue }),
      ),
      demo: v.boolean(),
    }),
    refusals: [],
  },
  trend: {
    input: v.strictObject({ projectId, leaseId: idValue('lease'), feeKind: v.picklist(['power', 'water', 'all']) }),
    reply: v.strictObject({
      leaseId: idValue('lease'),
      feeKind: v.string(),
      /** Oldest first, at most 24 months: the last 12 and those of the year before. Registers only for electricity. */
      months: v.array(
        v.strictObject({
          ...monthUsage.entries,
          registers: v.array(v.strictObject({ register: registerName, quantity: decimalValue, amountFen: fenValue })),
          estimated: v.boolean(),
        }),
      ),
      demo: v.boolean(),
    }),
    refusals: [],
  },
  ...paymentRoutes,
} as const

export type Routes = typeof routes
export type Input<R extends keyof Routes> = v.InferInput<Routes[R]['input']>
export type Parsed<R extends keyof Routes> = v.InferOutput<Routes[R]['input']>
export type Reply<R extends keyof Routes> = v.InferOutput<Routes[R]['reply']>
export type Refusal<R extends keyof Routes> = Routes[R]['refusals'][number]

/** Refusals that any route may answer, from the rim. */
export type RimRefusal = 'not-signed-in' | 'not-found' | 'unfit-input' | 'too-many-requests' | 'fault' | 'unavailable'
export type RefusalCode = { [R in keyof Routes]: Refusal<R> }[keyof Routes] | RimRefusal

/** Refusals whose detail the payer may see: what is open of which receivable now, until when and under which payment it is held. */
export const detailed: readonly RefusalCode[] = ['amount-changed', 'held', 'attempt-alive']

/** The body of every answer that is not a success. */
export interface FaultReply {
  code: RefusalCode
  /** A Chinese sentence for whoever reads the screen. */
  message: string
  requestId: string
  /** What the screen needs beside the sentence, for the refusals that `detailed` lists. */
  detail?: Detail
}
