// What a meter speaks, from the words of the park's file: the protocol with its edition, and the address or unit behind it.
import { type Outcome, ok, refuse } from '../shared/outcome'
import type { IdentifierOrder } from './wire/cjt188/conversation'
import { modbusProfiles } from './wire/modbus/profiles'

export type RemoteDevice =
  | { protocol: 'dlt645-2007' | 'dlt645-1997'; address: string }
  | { protocol: 'cjt188'; address: string; order: IdentifierOrder }
  | { protocol: 'modbus-rtu' | 'modbus-tcp'; unit: number; model: string }

/** `MODBUS-RTU chint` names the model behind the protocol; its address is the unit, 1 to 247. */
export const remoteDevice = (of: { protocol: string; address: string }): Outcome<RemoteDevice, 'protocol-unknown' | 'address-unfit'> => {
  const [word = '', model = ''] = of.protocol.trim().split(/\s+/)
  const known = protocols[word.toUpperCase()]
  const device = known?.({ address: of.address.trim(), model: model.toLowerCase() })
  if (device === undefined) return refuse('protocol-unknown')
  return device === null ? refuse('address-unfit') : ok(device)
}

interface Told {
  address: string
  model: string
}

/** Null where the address cannot be one; undefined where the model is not known. */
type Read = (told: Told) => RemoteDevice | null | undefined

const byDigits =
  (most: number, device: (address: string) => RemoteDevice): Read =>
  ({ address }) =>
    new RegExp(`^\\d{1,${most}}$`).test(address) ? device(address) : null

const byUnit =
  (protocol: 'modbus-rtu' | 'modbus-tcp'): Read =>
  ({ address, model }) => {
    if (!Object.hasOwn(modbusProfiles, model)) return undefined
    const unit = /^\d{1,3}$/.test(address) ? Number(address) : 0
    return unit >= 1 && unit <= 247 ? { protocol, unit, model } : null
  }

const protocols: Readonly<Record<string, Read>> = {
  DLT645: byDigits(12, (address) => ({ protocol: 'dlt645-2007', address })),
  'DLT645-2007': byDigits(12, (address) => ({ protocol: 'dlt645-2007', address })),
  'DLT645-1997': byDigits(12, (address) => ({ protocol: 'dlt645-1997', address })),
  CJT188: byDigits(14, (address) => ({ protocol: 'cjt188', address, order: 'low-first' })),
  'CJT188-2018': byDigits(14, (address) => ({ protocol: 'cjt188', address, order: 'low-first' })),
  'CJT188-2004': byDigits(14, (address) => ({ protocol: 'cjt188', address, order: 'high-first' })),
  'MODBUS-RTU': byUnit('modbus-rtu'),
  'MODBUS-TCP': byUnit('modbus-tcp'),
}

export const protocolWords = Object.keys(protocols).join('、')
