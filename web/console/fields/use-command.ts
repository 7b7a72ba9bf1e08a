import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem } from '../../shared/api-problem.ts'
import { CommandKey } from '../../shared/idempotency-key.ts'

interface CommandOptions<Words, Answer> {
  readonly send: (words: Words, idempotencyKey: string) => Promise<Answer>
  readonly onDone?: (answer: Answer) => void
  /** What is shown is old: the screen says so and reads it again, and the form that may go with it says nothing itself. */
  readonly onOvertaken?: (problem: ApiProblem) => void
  /** What is out of date after success. */
  readonly outdates?: readonly QueryKey[]
}

/** Answers after which a form may make no sense any more: somebody else was quicker, or the thing has changed since it was read. */
const overtakenCodes: readonly string[] = [
  'conflict',
  'already-paid',
  'already-paid-elsewhere',
  'wrong-state',
  'under-review',
  'not-found',
]

const isOvertaken = (error: unknown): error is ApiProblem =>
  error instanceof ApiProblem && error.isDefinite && overtakenCodes.includes(error.code)

/** A write: pressed again after a lost answer it is the same command, so it is never carried out twice. */
export function useCommand<Words, Answer>({ send, onDone, onOvertaken, outdates = [] }: CommandOptions<Words, Answer>) {
  const queries = useQueryClient()
  const [key] = useState(() => new CommandKey())
  const command = useMutation({
    mutationFn: (words: Words) => send(words, key.for(words)),
    onSuccess: (answer) => {
      key.settle()
      onDone?.(answer)
      for (const queryKey of outdates) void queries.invalidateQueries({ queryKey })
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || !error.isDefinite) return
      key.settle()
      // Who he is, what he may do or the day may be another one by now: the form is to ask for what the server has asked for.
      void queries.invalidateQueries({ queryKey: ['session'] })
      if (isOvertaken(error)) onOvertaken?.(error)
    },
  })
  return { ...command, error: onOvertaken && isOvertaken(command.error) ? null : command.error }
}
