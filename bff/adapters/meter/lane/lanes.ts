// One lane for each line, opened when something is to be asked there and gone when all is answered.
import type { MeterLine, Patience } from '../../../ports/meter'
import { type Lane, openLane } from './lane'
import { usualPatience } from './patience'
import { makeSlots } from './slots'

export interface Links<Link> {
  connect: (line: MeterLine, patience: Patience) => Promise<Link | null>
  recover: (link: Link) => Promise<'fit' | 'gone'>
  close: (link: Link) => void
}

/** Sockets are the limit of the whole, not the processor. */
const mostLines = 1000

export const keepLanes = <Link>(links: Links<Link>): ((line: MeterLine) => Lane<Link>) => {
  const lanes = new Map<string, Lane<Link>>()
  const slots = makeSlots(mostLines)
  return (line) => {
    // Two names for one gateway are one line all the same: two questions at once would destroy each other.
    const key = `${line.host}:${line.port}`
    const known = lanes.get(key)
    if (known) return known
    const patience = { ...usualPatience, ...line.patience }
    const { tries } = patience
    const connect = () => reach(() => links.connect(line, patience), tries)
    const lane = openLane<Link>({ ...links, connect, tries, slots, ended: () => lanes.delete(key) })
    lanes.set(key, lane)
    return lane
  }
}

const reach = async <Link>(connect: () => Promise<Link | null>, tries: number): Promise<Link | null> => {
  let link = await connect()
  for (let tried = 1; link === null && tried < tries; tried += 1) link = await connect()
  return link
}
