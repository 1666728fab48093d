// How a vendor's cloud is asked and understood: data, so that another vendor is another entry in the settings.
import type { RegisterName } from '@yft/core/contract/basis'

export interface CloudAccount {
  name: string
  baseUrl: string
  key: string
  secret: string
  profile: CloudProfile
  timeoutMs: number
}

export interface CloudProfile {
  auth:
    | { kind: 'header'; name: string }
    /** The token is asked for with key and secret, and sent as Bearer. */
    | { kind: 'token'; path: string; keyField: string; secretField: string; tokenAt: string }
  /** With {from}, {to} (civil time) and {page} (from 1 on). A page without records is behind the last one. */
  path: string
  callsPerMinute: number
  record: RecordForm
}

/** Places are names with dots between them. */
export interface RecordForm {
  listAt: string
  deviceAt: string
  timeAt: string
  time: 'local' | 'seconds' | 'milliseconds'
  registersAt: Partial<Record<RegisterName, string>>
  unit: 'kWh' | 'Wh' | 'm3' | 'L'
  /** The values already hold the transformers' ratio. */
  multiplied: boolean
}
