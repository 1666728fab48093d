// One HTTP exchange on any of the three hosts: whatever status comes back is an answer, all else is «lost».
import Taro from '@tarojs/taro'

export interface Letter {
  url: string
  method: 'GET' | 'POST' | 'DELETE'
  data: object
  header: Record<string, string>
}

export type Returned = { kind: 'answered'; status: number; body: object } | { kind: 'lost'; offline: boolean }

const TIMEOUT_MS = 15_000

export const send = async (letter: Letter): Promise<Returned> => {
  try {
    return folded(await Taro.request({ ...letter, dataType: 'json', timeout: TIMEOUT_MS })) ?? { kind: 'lost', offline: false }
  } catch (fault) {
    // Alipay hands every HTTP status from 400 up to `fail`, as error 19 with status and data.
    return folded(fault) ?? { kind: 'lost', offline: await isOffline() }
  }
}

const folded = (given: unknown): Returned | null => {
  if (typeof given !== 'object' || given === null) return null
  const { statusCode, status, data } = given as { statusCode?: unknown; status?: unknown; data?: unknown }
  const code = Number(statusCode ?? status)
  const body = asObject(data)
  return code >= 100 && body ? { kind: 'answered', status: code, body } : null
}

/** A failed request's body reaches Alipay as text. */
const asObject = (data: unknown): object | null => {
  if (typeof data === 'object' && data !== null) return data
  if (typeof data !== 'string') return null
  try {
    return asObject(JSON.parse(data))
  } catch {
    return null
  }
}

const isOffline = async (): Promise<boolean> => {
  const { networkType } = await Taro.getNetworkType()
  // Alipay has a word of its own; a browser without connection information answers «unknown», but knows whether it is on line.
  return ['none', 'notreachable'].includes(networkType.toLowerCase()) || (process.env.TARO_ENV === 'h5' && !navigator.onLine)
}
