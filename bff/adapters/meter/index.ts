// Every way to a meter there is; another one is a folder beside and a name in this list.
import type { MeterAnswer, MeterAsk, MeterPlace, MeterReader } from '../../ports/meter'
import { cloud } from './cloud/index'
import type { AskAt, DriverNeeds } from './driver'
import { line } from './line/index'
import { modbusTcp } from './modbus-tcp/index'

export const connectMeters = (needs: DriverNeeds): MeterReader => {
  const [lines, gateways, clouds] = [line.connect(needs), modbusTcp.connect(needs), cloud.connect(needs)]
  return {
    read: async (asks, { urgent = false, told = () => {} } = {}) => {
      const answers = new Map<string, MeterAnswer>()
      const how = {
        urgent,
        told: (answer: MeterAnswer) => {
          answers.set(answer.id, answer)
          told(answer)
        },
      }
      await Promise.all([
        lines.read(asksAt(asks, 'line'), how),
        gateways.read(asksAt(asks, 'modbus-tcp'), how),
        clouds.read(asksAt(asks, 'cloud'), how),
      ])
      return asks.flatMap(({ id }) => answers.get(id) ?? [])
    },
  }
}

const asksAt = <Kind extends MeterPlace['kind']>(asks: readonly MeterAsk[], kind: Kind): AskAt<Kind>[] =>
  asks.filter((ask): ask is AskAt<Kind> => ask.place.kind === kind)
