// Every payment channel there is; another one is a folder beside and a name in this list.
import { wechat } from './wechat/index'

export const channels = [wechat] as const
