// What every way to a meter has in common: asks of its own kind in, answers out.
import type { MeterAnswer, MeterAsk, MeterPlace } from '../../ports/meter'
import type { CloudAccount } from './cloud/profile'

export type AskAt<Kind extends MeterPlace['kind']> = MeterAsk & { place: Extract<MeterPlace, { kind: Kind }> }

export interface MeterDriver<Kind extends MeterPlace['kind']> {
  /** Tells each answer when it comes; never rejects. */
  read: (asks: readonly AskAt<Kind>[], how: { urgent: boolean; told: (answer: MeterAnswer) => void }) => Promise<void>
}

export interface DriverNeeds {
  now: () => Date
  /** The vendors' clouds that the park has an account with. */
  clouds?: readonly CloudAccount[]
}
