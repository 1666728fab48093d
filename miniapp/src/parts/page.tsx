// Every page's frame: its five shells, type step, header in a browser, offline strip, foot and the word on invented data.
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { ReactNode } from 'react'
import type { ShellState } from '../api/use-reply'
import { useDemo } from '../state/demo'
import { typeStep } from '../state/type-step'
import { showInstant } from '../text/figures'
import { shellTexts } from '../text/shells'
import { Empty } from './empty'
import { Header } from './header'
import { Notice } from './notice'
import styles from './page.module.scss'
import { Skeleton, type SkeletonShape } from './skeleton'
import { Toast } from './toast'

export interface PageProps {
  id: string
  title: string
  state: ShellState
  /** A tab page has nothing to go back to. */
  tab?: boolean
  shape?: SkeletonShape
  empty?: { text: string; action?: { text: string; onTap(): void } }
  /** Whether there is content to keep on screen when asking again failed. */
  hasContent?: boolean
  atMs?: number
  requestId?: string
  onRetry?: () => void
  footer?: ReactNode
  children?: ReactNode
}

export const Page = (props: PageProps) => {
  const step = typeStep.use()
  const demo = useDemo()
  return (
    <View id={props.id} className={`type-${step} ${styles.page}`}>
      {process.env.TARO_ENV === 'h5' && <Header title={props.title} tab={props.tab ?? false} />}
      <View className={styles.column}>
        <Shell {...props} />
        {demo && (
          <View id="demo-note" className={styles.foot}>
            {shellTexts.demo}
          </View>
        )}
      </View>
      {props.footer && <View className={styles.bar}>{props.footer}</View>}
      <Toast />
    </View>
  )
}

const Shell = (props: PageProps) => {
  const { state, atMs = 0, requestId = '', onRetry, children } = props
  const retry = onRetry && { text: shellTexts.retry, onTap: onRetry }
  const fault = `${shellTexts.error}${requestId && shellTexts.errorNumber(requestId)}`
  switch (state) {
    case 'loading':
      return <Skeleton shape={props.shape ?? 'list'} />
    case 'signed-out':
      return <Empty id="shell-signed-out" text={shellTexts.signedOut} action={{ text: shellTexts.signIn, onTap: goSignIn }} />
    case 'denied':
      return <Empty id="shell-denied" text={shellTexts.denied} action={{ text: shellTexts.toHome, onTap: goHome }} />
    case 'empty':
      return <Empty id="shell-empty" text={props.empty?.text ?? ''} action={props.empty?.action} />
    case 'offline':
      return (
        <>
          <Notice id="shell-offline" tone="plain" text={shellTexts.offline(showInstant(atMs))} action={retry} />
          {children}
        </>
      )
    case 'error':
      if (!props.hasContent) return <Empty id="shell-error" text={fault} action={retry} />
      return (
        <>
          <Notice id="shell-error" tone="bad" text={fault} action={retry} />
          {children}
        </>
      )
    case 'ready':
      return <>{children}</>
  }
}

const goSignIn = () => void Taro.navigateTo({ url: '/packages/session/sign-in/index' })
const goHome = () => void Taro.switchTab({ url: '/pages/home/index' })
