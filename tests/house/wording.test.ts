// The checkers of words find the wrong word in every place where a person would read it, and nowhere else.
import { expect, test } from 'vitest'
import { readTexts, type Text } from './texts'
import { findEnglish, findPunctuation, findShapes, findThreats, findVerbless, findWrongNames, names } from './wording'

const said = (...texts: string[]): Text[] => texts.map((text, index) => ({ place: `a.tsx:${index + 1}`, text, kind: 'string' }))

test('a text is found in a string, a template, a tag and an attribute, but not in a comment or an import', () => {
  const text =
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template inside the code that is read
    "// 注释\nimport a from './甲'\nconst b = '乙'\nconst c = `丙${b}丁`\nexport const D = () => <View label=\"戊\" id=\"己\">庚{'辛'}</View> /* 壬 */"
  const found = readTexts({ path: 'a.tsx', text })
  expect(found.map((one) => one.text).filter((word) => /[一-鿿]/.test(word))).toEqual(['乙', '丙', '丁', '戊', '己', '庚', '辛'])
  expect(found.filter((one) => one.kind === 'screen').map((one) => one.text)).toEqual(['戊', '庚'])
  expect(found[0]?.place).toBe('a.tsx:3')
})

test('a second name for a concept is told with the one to say', () => {
  expect(findWrongNames(said('滞纳金 12.00 元', '我的帐单', '请用户登陆'))).toEqual([
    'a.tsx:1 滞纳金: say 违约金',
    'a.tsx:2 帐: say 账',
    'a.tsx:3 用户: say 租户',
    'a.tsx:3 登陆: say 登录',
  ])
})

test('the names that we say contain none that we do not', () => {
  expect(
    findWrongNames(
      said(...names.map(({ say }) => say), '部分已缴', '缴费通知单', '交款', '尚未缴', '用电 2,230.00 度', '付款记录', '显示数据'),
    ),
  ).toEqual([])
})

test('nobody is threatened with water or power', () => {
  expect(findThreats(said('逾期将停水停电', '公摊电费', '停用'))).toEqual(['a.tsx:1 停水'])
})

test('a button that decides says what it does', () => {
  expect(findVerbless(said('确定', '取消', '确认关闭', '暂不', '确认中'))).toEqual(['a.tsx:1 确定', 'a.tsx:2 取消'])
})

test('English on a screen is told; room numbers and file forms are not English', () => {
  const screen: Text[] = [{ place: 'b.tsx:1', text: 'Loading', kind: 'screen' }]
  expect(findEnglish([...said('下载 PDF', 'A-1203 的账单', '请 retry 一次', 'loading'), ...screen])).toEqual([
    'a.tsx:3 retry',
    'b.tsx:1 Loading',
  ])
})

test('sentences end in Chinese and keep to one width', () => {
  expect(
    findPunctuation(
      said(
        '还没有收据.',
        '真的吗\uff1f好,走',
        '一,二\uff0c三',
        '共 1,200.00 元\uff0c含税',
        '单价 0.6785 元/度',
        '没能加载出来。请检查网络后重试',
      ),
    ),
  ).toEqual(['a.tsx:1 据.', 'a.tsx:2 \uff1f好,', 'a.tsx:3 一,二\uff0c'])
})

test('a shape is not taken from a font', () => {
  expect(findShapes(said('A-1203 ▾', '合计 ✓', '更多 ›'))).toEqual(['a.tsx:1 ▾'])
})
