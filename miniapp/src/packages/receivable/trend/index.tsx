// 用量与金额趋势: twelve months beside those of the year before, drawn and as the same figures in a table.
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { Reply } from '@yft/core/contract/routes'
import { useState } from 'react'
import { useReply } from '../../../api/use-reply'
import { Bars } from '../../../parts/bars'
import { Card } from '../../../parts/card'
import { Page } from '../../../parts/page'
import { StackBar } from '../../../parts/stack-bar'
import { Table } from '../../../parts/table'
import { Tabs } from '../../../parts/tabs'
import { trendTexts } from '../../../text/trend'
import styles from './index.module.scss'
import { barsOf, registersOf, rowsOf, summaryOf, yearPairs } from './series'

type Kind = 'power' | 'water' | 'all'
type Chart = 'plain' | 'registers'

const KINDS = (['power', 'water', 'all'] as const).map((key) => ({ key, text: trendTexts.tabs[key] }))
const CHARTS = (['plain', 'registers'] as const).map((key) => ({ key, text: trendTexts.chart[key] }))

export default () => {
  const { project = '', lease = '' } = useRouter().params
  const [kind, setKind] = useState<Kind>('power')
  const trend = useReply('trend', { projectId: project, leaseId: lease, feeKind: kind })
  const { reply } = trend
  return (
    <Page
      id="trend"
      title={trendTexts.title}
      shape="chart"
      state={trend.state}
      hasContent={reply !== null}
      atMs={trend.atMs}
      requestId={trend.requestId}
      onRetry={trend.retry}
    >
      <Tabs id="trend-kind" items={KINDS} active={kind} onChange={(key) => setKind(key)} />
      {reply && <Content key={kind} kind={kind} months={reply.months} />}
    </Page>
  )
}

const Content = ({ kind, months }: { kind: Kind; months: Reply<'trend'>['months'] }) => {
  const [chart, setChart] = useState<Chart>('plain')
  const pairs = yearPairs(months)
  if (pairs.length === 0) return <View id="trend-none">{trendTexts.none}</View>
  const registers = registersOf(pairs)
  return (
    <>
      <Card id="trend-card">
        {registers.length > 1 && <Tabs id="trend-chart-kind" items={CHARTS} active={chart} onChange={(key) => setChart(key)} />}
        <Bars id="trend-chart" summary={summaryOf(kind, pairs)} items={barsOf(kind, pairs, chart === 'registers')} />
        {chart === 'registers' ? (
          <StackBar id="trend-registers" items={registers} />
        ) : (
          <View id="trend-legend" className={styles.legend}>
            {trendTexts.legend}
          </View>
        )}
      </Card>
      <Card id="trend-table-card" title={trendTexts.table}>
        <Table id="trend-table" {...rowsOf(kind, pairs)} />
      </Card>
    </>
  )
}
