// Chance from the operating system.
import { randomBytes, randomInt } from 'node:crypto'
import type { Chance } from '../../ports/chance'

export const chance: Chance = {
  token: () => randomBytes(32).toString('base64url'),
  digits: (count) => Array.from({ length: count }, () => randomInt(10)).join(''),
  invitation: () => Array.from({ length: 12 }, () => alphabet[randomInt(32)]).join(''),
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
