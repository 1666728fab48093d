// A park of a few rows that is right in everything, as text; tests spoil it one cell at a time.
import { readCsv } from '../../../bff/adapters/files/csv'
import type { RawFile } from '../../../core/estate/raw'

export const smallPark: Readonly<Record<string, string>> = {
  'projects.csv': `项目编码,项目名称,收款公司,公司税号,城市,收款账号,开户行
P1,松岭一园,松岭园区运营有限公司,91441900MA5340000J,东莞,44003400001870,中国建设银行东莞分行
P2,松岭二园,松岭园区运营有限公司,91441900MA5340000J,东莞,44003400001871,中国建设银行东莞分行
`,
  'parties.csv': `客户编号,客户名称,客户类型,证件号或税号,手机,邮箱,开户行,银行账号
C1,刘瑞文化传媒有限公司,企业,91441900MA3400001W,13934000001,finance1@example.com,招商银行东莞分行,76993400000001
C2,何国栋,个人,441900197708080071,13834000007,,,
`,
  'units.csv': `项目编码,楼栋,楼层,房号,业态,建筑面积,计费面积
P1,1栋,1层,101,厂房,100.00,90.00
P1,1栋,1层,102,厂房,200.00,180.50
P1,1栋,2层,201,厂房,300.00,270.00
P2,A座,1层,101,商铺,50.00,50.00
`,
  'leases.csv': `合同编号,项目编码,客户编号,房号,起始日,结束日,免租期起,免租期止,租金单价,年递增百分比,物业费单价,账单日,付款天数,保证金月数,违约金日率,违约金宽限天数
HT-1,P1,C1,101;102,2025-01-01,2026-12-31,2025-01-01,2025-01-31,86.48,5,3.80,5,7,3,0.001,0
HT-2,P1,C2,201,2025-03-01,2026-02-28,,,60.00,0,3.80,5,10,2,0.0005,3
HT-3,P2,C2,101,2025-03-01,2027-02-28,,,70.00,0,5.00,5,10,2,0.0005,3
`,
  'meters.csv': `表号,项目编码,类型,用途,位置,整数位,小数位,通讯协议,通讯地址
E1,P1,电,户表,101,4,2,DLT645,340000000001
W1,P1,水,户表,101,5,2,,
E9,P1,电,公摊,1栋公共,6,2,DLT645,340000000009
E2,P2,电,户表,101,4,2,,
`,
  'registers.csv': `表号,寄存器,启用日,起始读数,拆除日,拆除读数,倍率
E1,峰,2025-12-01,100.00,2026-02-10,260.50,40
E1,谷,2025-12-01,50.00,2026-02-10,90.00,40
E1,峰,2026-02-10,0.00,,,40
E1,谷,2026-02-10,0.00,,,40
W1,总,2025-12-01,10.00,,,1
E9,峰,2025-12-01,1000.00,,,30
E9,谷,2025-12-01,2000.00,,,30
E2,总,2025-12-01,5.00,,,1
`,
  'readings.csv': `表号,寄存器,抄表日,读数,来源,备注
E1,峰,2026-01-01,180.00,远程,
E1,谷,2026-01-01,70.00,远程,
E1,峰,2026-03-01,30.00,远程,
E1,谷,2026-03-01,12.00,远程,换表后
W1,总,2026-01-01,15.25,手工,
E9,峰,2026-01-01,1100.00,远程,
E9,谷,2026-01-01,2050.00,远程,
E2,总,2026-01-01,9.00,估读,
`,
  'prices.csv': `项目编码,费项,时段,生效日,单价,税率
P1,电费,峰,2025-01-01,1.153450,0.13
P1,电费,谷,2025-01-01,0.257830,0.13
P1,水费,,2025-01-01,3.450000,0.03
P1,污水处理费,,2025-01-01,1.250000,0
P1,租金,,2025-01-01,,0.09
P1,物业费,,2025-01-01,,0.06
P2,电费,总,2025-01-01,0.80,0.13
`,
  'pools.csv': `项目编码,公摊池,费项,计量表,分摊房号,分摊方式,空置承担
P1,1栋公摊电,公摊电费,E9,101;102;201,面积,运营方
`,
  'opening.csv': `合同编号,费项,所属期起,所属期止,应缴日,未缴金额
HT-2,物业费,2025-11-01,2025-11-30,2025-12-10,3071.00
`,
}

export const rawFiles = (park: Readonly<Record<string, string>>): RawFile[] =>
  Object.entries(park).map(([name, text]) => {
    const csv = readCsv(text)
    if (!csv.ok) throw new Error(`${name}: ${csv.reason}`)
    const [heading, ...rows] = csv.rows
    return { name, heading: heading?.cells ?? [], rows }
  })

/** The text of one file with one cell written anew; lines count from 1, the heading is line 1. */
export const withCell = (text: string, line: number, column: string, cell: string): string => {
  const lines = text.split('\n').map((one) => one.split(','))
  const at = lines[0]?.indexOf(column) ?? -1
  const row = lines[line - 1]
  if (!row || at < 0) throw new Error(`no cell ${column} on line ${line}`)
  row[at] = cell
  return lines.map((one) => one.join(',')).join('\n')
}
