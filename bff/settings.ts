// Every setting of the server in one typed list, and the one reader of them: all that is missing or wrong is named at once.
import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto'
import { type Outcome, ok, refuse } from '@yft/core/shared/outcome'
import * as v from 'valibot'

/** The settings asked for, or one Chinese sentence that names every one which is missing or wrong. Secrets are never repeated in it. */
export const readSettings = <K extends SettingKey>(
  env: Readonly<Record<string, string | undefined>>,
  keys: readonly K[],
): Outcome<Pick<Settings, K>, 'settings-unfit'> => {
  const read = keys.map((key) => ({ key, ...readOne(settings[key], env[settings[key].name]) }))
  const missing = read.flatMap(({ key, fault }) => (fault === 'missing' ? [`${settings[key].name}（${settings[key].what}）`] : []))
  const wrong = read.flatMap(({ fault }) => (fault && fault !== 'missing' ? [fault] : []))
  const parts = [...(missing.length > 0 ? [`缺少 ${missing.join('、')}`] : []), ...wrong]
  if (parts.length > 0) return refuse('settings-unfit', { sentence: `启动不了，设置有误：${parts.join('；')}。` })
  return ok(Object.fromEntries(read.map(({ key, value }) => [key, value])) as Pick<Settings, K>)
}

/** One setting: its name in the environment, what it is, what the demo gives for it, and what stands in when it is absent. */
export interface Setting {
  name: string
  what: string
  demo: string
  fallback?: string
  secret?: true
  value: v.GenericSchema<string, unknown>
}

const text = v.pipe(v.string(), v.minLength(1, '不能为空'))

const address = (...schemes: readonly string[]) =>
  v.pipe(
    v.string(),
    v.check((given) => URL.canParse(given) && schemes.includes(new URL(given).protocol), `不是 ${schemes.join(' 或 ')} 开头的地址`),
    v.transform((given) => given.replace(/\/$/, '')),
  )

const web = address('http:', 'https:')

const wholeUpTo = (most: number) =>
  v.pipe(
    v.string(),
    v.check((given) => /^\d{1,5}$/.test(given) && Number(given) <= most, `不是 0 到 ${most} 的整数`),
    v.transform(Number),
  )

/** A key of so many bytes in Base64. */
const bytes = (count: number) =>
  v.pipe(
    v.string(),
    v.check((given) => Buffer.from(given, 'base64').length === count, `不是 ${count} 字节的 Base64`),
    v.transform((given) => Buffer.from(given, 'base64')),
  )

/** An RSA key as the console of the provider hands it out: PEM, or its Base64 alone. */
const rsaKey = (read: (given: string) => KeyObject | null, named: string) =>
  v.pipe(
    v.string(),
    v.check((given) => read(given) !== null, `不是 RSA ${named}`),
    v.transform((given) => read(given) as KeyObject),
  )

/** Several words, parted by commas; none of them when the text is empty. */
const words = (what: RegExp, named: string) =>
  v.pipe(
    v.string(),
    v.transform((given) =>
      given
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    ),
    v.check((given) => given.every((word) => what.test(word)), `不是用逗号隔开的${named}`),
  )

export const settings = {
  databaseUrl: {
    name: 'DATABASE_URL',
    what: '数据库地址，应用角色',
    demo: '内置 PostgreSQL',
    secret: true,
    value: address('postgres:', 'postgresql:'),
  },
  databaseOwnerUrl: {
    name: 'DATABASE_OWNER_URL',
    what: '数据库地址，所有者角色，只供 yft migrate 使用',
    demo: '内置 PostgreSQL',
    secret: true,
    value: address('postgres:', 'postgresql:'),
  },
  dataKey: { name: 'DATA_KEY', what: '个人信息的加密密钥，32 字节 Base64', demo: '首次启动时生成', secret: true, value: bytes(32) },
  indexKey: { name: 'INDEX_KEY', what: '个人信息的检索密钥，32 字节 Base64', demo: '首次启动时生成', secret: true, value: bytes(32) },
  host: { name: 'HOST', what: '监听的网络地址', demo: '127.0.0.1', fallback: '127.0.0.1', value: text },
  port: { name: 'PORT', what: '监听的端口', demo: '3000，被占用时顺延', fallback: '3000', value: wholeUpTo(65_535) },
  publicOrigin: { name: 'PUBLIC_ORIGIN', what: '租户访问的网址', demo: '本机地址', value: web },
  trustProxy: { name: 'TRUST_PROXY', what: '前面有几层可信的反向代理', demo: '0', fallback: '0', value: wholeUpTo(9) },
  logLevel: {
    name: 'LOG_LEVEL',
    what: '日志级别',
    demo: 'warn',
    fallback: 'info',
    value: v.picklist(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], '不是 fatal、error、warn、info、debug、silent 之一'),
  },
  timeZone: {
    name: 'TZ',
    what: '进程时区，必须是 Asia/Shanghai',
    demo: 'Asia/Shanghai',
    value: v.literal('Asia/Shanghai', '必须是 Asia/Shanghai'),
  },
  wechatAppId: { name: 'WECHAT_APP_ID', what: '微信小程序 AppID', demo: '模拟', value: text },
  wechatSecret: { name: 'WECHAT_SECRET', what: '微信小程序 AppSecret', demo: '模拟', secret: true, value: text },
  wechatBaseUrl: {
    name: 'WECHAT_BASE_URL',
    what: '微信接口地址',
    demo: '本机模拟器',
    fallback: 'https://api.weixin.qq.com',
    value: web,
  },
  alipayAppId: { name: 'ALIPAY_APP_ID', what: '支付宝小程序 AppID', demo: '模拟', value: text },
  alipayPrivateKey: {
    name: 'ALIPAY_PRIVATE_KEY',
    what: '支付宝应用私钥，RSA2',
    demo: '首次启动时生成',
    secret: true,
    value: rsaKey(privateKey, '私钥'),
  },
  alipayPublicKey: { name: 'ALIPAY_PUBLIC_KEY', what: '支付宝公钥，RSA2', demo: '首次启动时生成', value: rsaKey(publicKey, '公钥') },
  alipayAesKey: {
    name: 'ALIPAY_AES_KEY',
    what: '支付宝接口内容加密密钥，16 字节 Base64',
    demo: '首次启动时生成',
    secret: true,
    value: bytes(16),
  },
  alipayGateway: {
    name: 'ALIPAY_GATEWAY',
    what: '支付宝网关地址',
    demo: '本机模拟器',
    fallback: 'https://openapi.alipay.com/gateway.do',
    value: web,
  },
  smsUrl: { name: 'SMS_URL', what: '短信网关地址', demo: '本机模拟器', value: web },
  wechatPayMchId: {
    name: 'WECHAT_PAY_MCH_ID',
    what: '微信支付商户号',
    demo: '模拟',
    value: v.pipe(v.string(), v.regex(/^\d{8,10}$/, '不是商户号')),
  },
  wechatPaySubMchIds: {
    name: 'WECHAT_PAY_SUB_MCH_IDS',
    what: '服务商模式下各公司的特约商户号，用逗号隔开；直连商户留空',
    demo: '空',
    fallback: '',
    value: words(/^\d{8,10}$/, '商户号'),
  },
  wechatPayAppIds: {
    name: 'WECHAT_PAY_APP_IDS',
    what: '绑定商户号的 AppID，用逗号隔开，小程序在前，公众号在后',
    demo: '模拟',
    value: v.pipe(words(/^wx\w+$/, ' AppID'), v.minLength(1, '至少要有一个')),
  },
  wechatPaySerial: {
    name: 'WECHAT_PAY_SERIAL',
    what: '商户 API 证书的序列号',
    demo: '首次启动时生成',
    value: v.pipe(v.string(), v.regex(/^[0-9A-Fa-f]{8,40}$/, '不是证书序列号')),
  },
  wechatPayPrivateKey: {
    name: 'WECHAT_PAY_PRIVATE_KEY',
    what: '商户 API 证书的私钥',
    demo: '首次启动时生成',
    secret: true,
    value: rsaKey(privateKey, '私钥'),
  },
  wechatPayApiV3Key: {
    name: 'WECHAT_PAY_API_V3_KEY',
    what: '微信支付 APIv3 密钥，32 个字符',
    demo: '首次启动时生成',
    secret: true,
    value: v.pipe(
      v.string(),
      v.regex(/^[!-~]{32}$/, '不是 32 个字符'),
      v.transform((given) => Buffer.from(given)),
    ),
  },
  wechatPayPublicKeyId: {
    name: 'WECHAT_PAY_PUBLIC_KEY_ID',
    what: '微信支付公钥的 ID，只用平台证书的商户留空',
    demo: '首次启动时生成',
    fallback: '',
    value: v.pipe(v.string(), v.regex(/^(PUB_KEY_ID_\d+)?$/, '不是 PUB_KEY_ID_ 开头的 ID')),
  },
  wechatPayPublicKey: {
    name: 'WECHAT_PAY_PUBLIC_KEY',
    what: '微信支付公钥，与其 ID 一起填',
    demo: '首次启动时生成',
    fallback: '',
    value: v.pipe(
      v.string(),
      v.check((given) => given === '' || publicKey(given) !== null, '不是 RSA 公钥'),
      v.transform((given) => (given === '' ? null : publicKey(given))),
    ),
  },
  wechatPayCertificates: {
    name: 'WECHAT_PAY_CERTIFICATES',
    what: '微信支付平台证书，可有多张，前后相接；不填则自动下载',
    demo: '空',
    fallback: '',
    value: v.pipe(
      v.string(),
      v.check((given) => certificates(given) !== null, '不是 PEM 证书'),
      v.transform((given) => certificates(given) ?? []),
    ),
  },
  wechatPayPayees: {
    name: 'WECHAT_PAY_PAYEES',
    what: '各收款公司的税号与收款的商户号，写成 税号=商户号，用逗号隔开；不在其中的公司不能线上收款',
    demo: '演示园区的收款公司',
    value: v.pipe(
      words(/^[0-9A-Z]{15,20}=\d{8,10}$/, '「税号=商户号」'),
      v.minLength(1, '至少要有一家公司'),
      v.transform((pairs) => pairs.map((pair) => ({ taxNo: pair.split('=')[0] ?? '', account: pair.split('=')[1] ?? '' }))),
    ),
  },
  wechatPayBaseUrl: {
    name: 'WECHAT_PAY_BASE_URL',
    what: '微信支付接口地址',
    demo: '本机模拟器',
    fallback: 'https://api.mch.weixin.qq.com',
    value: web,
  },
  smsKey: { name: 'SMS_KEY', what: '短信网关的访问密钥', demo: '模拟', secret: true, value: text },
  metricsToken: {
    name: 'METRICS_TOKEN',
    what: '读取 /metrics 的令牌（Bearer）；不填则没有 /metrics',
    demo: 'demo',
    fallback: '',
    secret: true,
    value: v.string(),
  },
} as const satisfies Record<string, Setting>

export type SettingKey = keyof typeof settings
export type Settings = { [K in SettingKey]: v.InferOutput<(typeof settings)[K]['value']> }

/** What a command of the operator needs. */
export const storeSettings = ['databaseUrl', 'dataKey', 'indexKey'] as const satisfies readonly SettingKey[]

/** What the WeChat Pay channel needs beside the server's own. */
export const wechatPaySettings = [
  'wechatPayMchId',
  'wechatPaySubMchIds',
  'wechatPayAppIds',
  'wechatPaySerial',
  'wechatPayPrivateKey',
  'wechatPayApiV3Key',
  'wechatPayPublicKeyId',
  'wechatPayPublicKey',
  'wechatPayCertificates',
  'wechatPayPayees',
  'wechatPayBaseUrl',
] as const satisfies readonly SettingKey[]

/** What the server needs; the owner's address is not among it, since a serving process must not hold it. */
export const serverSettings = [
  ...storeSettings,
  'host',
  'port',
  'publicOrigin',
  'trustProxy',
  'logLevel',
  'timeZone',
  'wechatAppId',
  'wechatSecret',
  'wechatBaseUrl',
  'alipayAppId',
  'alipayPrivateKey',
  'alipayPublicKey',
  'alipayAesKey',
  'alipayGateway',
  'smsUrl',
  'smsKey',
  'metricsToken',
] as const satisfies readonly SettingKey[]

export type WechatPaySettings = Pick<Settings, (typeof wechatPaySettings)[number]>

/** Null when not one of them is given: nothing is collected online then, and every way of paying is refused as unavailable. */
export const readWechatPay = (env: Readonly<Record<string, string | undefined>>): Outcome<WechatPaySettings | null, 'settings-unfit'> => {
  if (!wechatPaySettings.some((key) => env[settings[key].name])) return ok(null)
  const read = readSettings(env, wechatPaySettings)
  if (!read.ok) return read
  const fault = misfit(read.value, env.WECHAT_APP_ID)
  return fault ? refuse('settings-unfit', { sentence: `启动不了，设置有误：${fault}。` }) : read
}

/** Settings that are well written each for itself, and do not fit one another. */
const misfit = (given: WechatPaySettings, miniProgram: string | undefined): string | null => {
  const { wechatPaySubMchIds: subMchIds, wechatPayMchId: mchId, wechatPayPublicKeyId: keyId, wechatPayPublicKey: key } = given
  const accounts = subMchIds.length > 0 ? subMchIds : [mchId]
  const stranger = given.wechatPayPayees.find(({ account }) => !accounts.includes(account))
  if (stranger) return `WECHAT_PAY_PAYEES 里的商户号 ${stranger.account} 不是收款的商户号（${accounts.join('、')}）`
  if (given.wechatPayAppIds[0] !== miniProgram) return 'WECHAT_PAY_APP_IDS 的第一个必须是小程序的 WECHAT_APP_ID'
  if ((keyId === '') !== (key === null)) return 'WECHAT_PAY_PUBLIC_KEY_ID 与 WECHAT_PAY_PUBLIC_KEY 要么都填，要么都不填'
  return null
}

const readOne = (setting: Setting, given: string | undefined): { value?: unknown; fault?: string } => {
  const present = given !== undefined && given !== '' ? given : setting.fallback
  if (present === undefined) return { fault: 'missing' }
  const parsed = v.safeParse(setting.value, present)
  if (parsed.success) return { value: parsed.output }
  return { fault: `${setting.name}${setting.secret ? '' : `“${present}”`} ${parsed.issues[0].message}` }
}

function privateKey(given: string): KeyObject | null {
  for (const label of ['PRIVATE KEY', 'RSA PRIVATE KEY']) {
    const key = keyOf(() => createPrivateKey(pem(given, label)))
    if (key) return key
  }
  return null
}

function publicKey(given: string): KeyObject | null {
  return keyOf(() => createPublicKey(pem(given, 'PUBLIC KEY')))
}

function certificates(given: string): X509Certificate[] | null {
  try {
    const parts = given.replaceAll('\\n', '\n').split(/(?<=-----END CERTIFICATE-----)/)
    return parts.filter((part) => part.trim() !== '').map((part) => new X509Certificate(part.trim()))
  } catch {
    return null
  }
}

function keyOf(read: () => KeyObject): KeyObject | null {
  try {
    const key = read()
    return key.asymmetricKeyType === 'rsa' ? key : null
  } catch {
    return null
  }
}

function pem(given: string, label: string): string {
  const plain = given.replaceAll('\\n', '\n').trim()
  return plain.startsWith('-----') ? plain : `-----BEGIN ${label}-----\n${plain.replace(/(.{64})/g, '$1\n')}\n-----END ${label}-----\n`
}
