import { requireBuiltFor } from '../../bin/built-for.ts'
import { chosenRuns } from '../../bin/commands/chosen-runs.ts'
import { whatRuns } from '../../lib/what-runs.ts'

const next = { unitMap: 'daklak-2025', programmes: ['nq68-2021'], otherProgrammes: [], backlogUntil: {} } as const

describe('what runs on this machine', () => {
  it('is the stage’s own where nothing is asked, and what is asked in a new folder', () => {
    expect(chosenRuns(null, {}, 'district')).toEqual({ runs: whatRuns.local })
    expect(chosenRuns(null, { programme: ['nq68-2021'], units: 'daklak-2025' }, 'none')).toEqual({ runs: next })
  })

  it('has no back-log of another province or programme than the stage’s own', () => {
    const own = { programme: ['nq42-2020'], units: 'daklak-2020' }
    expect(whatRuns.local.backlogUntil).not.toEqual({})
    expect(chosenRuns(null, own, 'none')).toMatchObject({ runs: { backlogUntil: whatRuns.local.backlogUntil } })
    expect(chosenRuns(null, { units: 'daklak-2025' }, 'none')).toMatchObject({
      runs: { programmes: ['nq42-2020'], backlogUntil: {} },
    })
    expect(chosenRuns(null, { programme: ['nq68-2021'] }, 'none')).toMatchObject({ runs: { backlogUntil: {} } })
  })

  it('stays what the folder was begun with', () => {
    expect(chosenRuns({ runs: next }, {}, 'none')).toEqual({ runs: next })
    expect(chosenRuns({ runs: next }, { units: 'daklak-2020' }, 'none')).toHaveProperty('refusal')
    expect(chosenRuns({}, { programme: ['nq68-2021'] }, 'none')).toHaveProperty('refusal')
  })

  it('takes the folder’s own programme and province by name, with a demonstration too', () => {
    const own = { programme: ['nq42-2020'], units: 'daklak-2020' }
    expect(chosenRuns(null, own, 'district')).toEqual({ runs: whatRuns.local })
    expect(chosenRuns({ runs: whatRuns.local }, own, 'district')).toEqual({ runs: whatRuns.local })
    expect(chosenRuns({}, own, 'district')).toEqual({ runs: whatRuns.local })
    expect(chosenRuns({ runs: next }, { programme: ['nq68-2021'] }, 'none')).toEqual({ runs: next })
  })

  it('has two programmes side by side, with the demonstration and the back-log of the one that has them', () => {
    const both = { programmes: ['nq68-2021', 'nq42-2020'], otherProgrammes: [] }
    const { backlogUntil } = whatRuns.local
    expect(chosenRuns(null, { programme: both.programmes }, 'district')).toEqual({
      runs: { ...whatRuns.local, ...both, backlogUntil },
    })
    expect(chosenRuns(null, { programme: both.programmes, units: 'daklak-2025' }, 'none')).toEqual({
      runs: { ...next, ...both },
    })
    expect(chosenRuns(null, { programme: both.programmes, units: 'daklak-2025' }, 'district')).toHaveProperty('refusal')
    expect(chosenRuns(null, { programme: ['nq42-2020', 'nq42-2020'] }, 'district')).toEqual({ runs: whatRuns.local })
  })

  it('names what there is when asked for something else, and has a demonstration of one programme alone', () => {
    expect(chosenRuns(null, { programme: ['nq68-2021', 'nq1'] }, 'none')).toEqual({
      refusal: expect.stringContaining('nq42-2020'),
    })
    expect(chosenRuns(null, { units: 'toString' }, 'none')).toEqual({ refusal: expect.stringContaining('daklak-2025') })
    expect(chosenRuns(null, { programme: ['nq68-2021'] }, 'district')).toHaveProperty('refusal')
  })
})

it('is not deployed with the pages of another province or programme', async () => {
  const never = {
    unitMap: 'daklak-2025',
    programmes: ['nq42-2020', 'nq68-2021'] as const,
    otherProgrammes: [],
    backlogUntil: {},
  } as const
  await expect(requireBuiltFor('prod', never)).rejects.toThrow('ANSINH_STAGE=prod npm run build')
})
