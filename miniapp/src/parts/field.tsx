// A labelled line to type in: the error stands below it and what was typed stays.
import { Input, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import styles from './field.module.scss'

export interface FieldProps {
  id: string
  label: string
  kind: 'text' | 'digits' | 'phone'
  value: string
  hint?: string
  error?: string | null
  maxLength: number
  /** A button beside the line, such as the one that sends a code. */
  aside?: ReactNode
  onChange(value: string): void
}

export const Field = ({ id, label, kind, value, hint, error, maxLength, aside, onChange }: FieldProps) => (
  <View className={styles.field}>
    <View className={styles.label}>{label}</View>
    <View className={styles.line}>
      <Input
        id={id}
        className={`${styles.input} ${error ? styles.wrong : ''}`}
        type={kind === 'text' ? 'text' : 'number'}
        maxlength={maxLength}
        placeholder={hint}
        placeholderClass={styles.placeholder}
        value={value}
        onInput={({ detail }) => onChange(detail.value.trim())}
      />
      {aside && <View className={styles.aside}>{aside}</View>}
    </View>
    {error && (
      <View id={`${id}-error`} role="alert" className={styles.error}>
        {error}
      </View>
    )}
  </View>
)
