// The headers that vouch for an answer or a notice; probes and faults of the day bear a signature that must be refused.
import type { Knobs } from './knobs'
import { answerText, signText } from './signature'
import type { Signer } from './trust'
import { hexOf, type World } from './world'

export const signedHeaders = (
  body: Buffer,
  signer: Signer,
  world: World,
  how: Knobs['answerSignature'] = 'good',
): Record<string, string> => {
  if (how === 'none') return {}
  const timestamp = String(Math.floor(world.now().getTime() / 1000))
  const nonce = hexOf(world, 32)
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': signer.serial,
    'Wechatpay-Signature': signatures[how]({ timestamp, nonce, body }, signer, world),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

type Answered = { timestamp: string; nonce: string; body: Buffer }
type Signature = (answered: Answered, signer: Signer, world: World) => string

const signatures: Record<'good' | 'bad' | 'probe', Signature> = {
  good: (answered, signer) => signText(answerText(answered), signer.key),
  bad: (answered, signer) => signText(answerText({ ...answered, body: Buffer.concat([answered.body, Buffer.from(' ')]) }), signer.key),
  probe: (_answered, _signer, world) => `WECHATPAY/SIGNTEST/${world.bytes(256).toString('base64')}`,
}
