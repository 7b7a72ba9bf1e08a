import { useEffect, useState } from 'react'

const storageKey = 'ansinh.single-keys'

/** Whether single keys are shortcuts here. Off until it is switched on: who dictates or types by mistake would decide (WCAG 2.1.4). */
export function useSingleKeySwitch(): readonly [boolean, (on: boolean) => void] {
  const [isOn, setIsOn] = useState(() => localStorage.getItem(storageKey) === 'on')
  const change = (on: boolean): void => {
    localStorage.setItem(storageKey, on ? 'on' : 'off')
    setIsOn(on)
  }
  return [isOn, change]
}

/** Calls back for a key that is pressed alone, and not into a field. */
export function useSingleKey(isOn: boolean, onKey: (key: string) => void): void {
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent): void => {
      const { target, ctrlKey, altKey, metaKey, key } = event
      if (ctrlKey || altKey || metaKey) return
      if (target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]')) return
      onKey(key)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [isOn, onKey])
}
