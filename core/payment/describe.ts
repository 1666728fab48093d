// What the payer reads in the wallet: the park and the months that are paid, short enough for every channel.
import type { Month } from '../shared/month'

export const describePayment = (projectName: string, months: readonly Month[]): string => {
  const [first = '', last = first] = [...months].sort().filter((_, index, all) => index === 0 || index === all.length - 1)
  return `${projectName.slice(0, 60)} ${first === last ? first : `${first}至${last}`} 账单`
}
