// Publishes January in a process of its own and kills itself at the named point, as a power cut would.
import { connect } from '../../../../bff/adapters/store/connect'
import { inTransaction } from '../../../../bff/adapters/store/transaction'
import { billMonth, type Needs } from '../../../../bff/usecases/billing/bill-month'
import { month } from '../../../../core/shared/month'
import { contextOn } from './sample'

const [url = '', at = ''] = process.argv.slice(2)
const sql = connect(url, { name: 'killed-run', max: 1 })

const die = (): void => {
  process.kill(process.pid, 'SIGKILL')
}

/** `written`: after the last statement, before the commit. */
const stopped: Needs['inTransaction'] = (work) =>
  inTransaction(contextOn(sql))(async (stores) => {
    const billing = { ...stores.billing }
    if (at === 'half') {
      billing.addBills = async (...args) => {
        await stores.billing.addBills(...args)
        die()
      }
    }
    const settled = await work({ billing })
    if (at === 'written') die()
    return settled
  })

await billMonth({ inTransaction: stopped, now: () => new Date(), progress: () => (at === 'gathered' ? die() : undefined) })({
  projectId: 'DG01',
  month: month('2026-01'),
  publish: true,
})
