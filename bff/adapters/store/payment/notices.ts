// Raw notices and what a person must look at.
import type { KeptNotice, PaymentStore, ReviewItem } from '../../../ports/payment-store'
import type { Client, Transaction } from '../connect'

export const keepReview = (sql: Client, item: ReviewItem, notice: KeptNotice | null): Promise<void> =>
  sql.begin(async (transaction) => {
    await transaction`insert into review_item (project_id, id, kind, subject, detail, raised_at)
      values (${item.projectId}, ${item.id}, ${item.kind}, ${item.subject}, ${transaction.json(item.detail)}, ${item.at})
      on conflict do nothing`
    if (notice) await addNotice(transaction, notice)
  }) as Promise<void>

export const keepNotice = (sql: Client, notice: KeptNotice, askAt: Date | null): Promise<void> =>
  sql.begin(async (transaction) => {
    const isNew = await addNotice(transaction, notice)
    if (isNew && askAt) await scheduleUnknown(transaction, { ...notice, at: askAt })
  }) as Promise<void>

export const scheduleUnknown = async (
  sql: Client | Transaction,
  { projectId, id, at }: { projectId: string; id: string; at: Date },
): Promise<void> => {
  await sql`select graphile_worker.add_job('ask-unknown', json_build_object('projectId', ${projectId}::text, 'noticeId', ${id}::text),
    run_at => ${at}::timestamptz, job_key => ${`unknown ${projectId} ${id}`}::text)`
}

export const readNotice = async (sql: Client, { projectId, id }: Parameters<PaymentStore['notice']>[0]): Promise<KeptNotice | null> => {
  const [row] = await sql<KeptNotice[]>`
    select project_id as "projectId", id, channel, account, verdict, sealed, received_at as "receivedAt"
    from raw_notice where project_id = ${projectId} and id = ${id}`
  return row ?? null
}

export const forgetNotices = async (sql: Client, receivedBefore: Date): Promise<number> =>
  (await sql`delete from raw_notice where received_at < ${receivedBefore}`).count

const addNotice = async (sql: Transaction, notice: KeptNotice): Promise<boolean> => {
  const added = await sql`insert into raw_notice (project_id, id, channel, account, verdict, sealed, received_at)
    values (${notice.projectId}, ${notice.id}, ${notice.channel}, ${notice.account}, ${notice.verdict}, ${notice.sealed}, ${notice.receivedAt})
    on conflict do nothing`
  return added.count === 1
}
