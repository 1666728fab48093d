// How a contract is named on screens: its park and its rooms.
import type { Reply } from '@yft/core/contract/routes'

export const nameLease = ({ projectName, rooms }: Pick<Reply<'home'>['leases'][number], 'projectName' | 'rooms'>): string =>
  `${projectName} · ${nameRooms(rooms)}`

/** A contract over a whole floor names its first rooms and their number. */
export const nameRooms = (rooms: readonly string[]): string =>
  rooms.length > 3 ? `${rooms.slice(0, 2).join('、')} 等 ${rooms.length} 间` : rooms.join('、')
