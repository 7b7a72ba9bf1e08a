import { chosenDemo } from '../../bin/commands/chosen-demo.ts'
import { type DemoSize, demoSizes } from '../../local/demo/load-demo.ts'

const sizes = Object.keys(demoSizes) as DemoSize[]

describe('the demonstration of a folder', () => {
  it('is the district’s where nobody has used it and nobody asks for another', () => {
    expect(chosenDemo(null, null, '.ansinh')).toEqual({ size: 'district' })
    for (const size of sizes) expect(chosenDemo(null, size, '.ansinh')).toEqual({ size })
  })

  it.each(['district', 'province'] as const)('stays %s when the program is started again', (size) => {
    for (const known of [
      { demo: size, chosen: size },
      // Of an older program, and of one that was killed while it loaded.
      { demo: size, chosen: null },
      { demo: null, chosen: size },
    ]) {
      expect(chosenDemo(known, null, '.ansinh')).toEqual({ size })
      expect(chosenDemo(known, size, '.ansinh')).toEqual({ size })
      expect(chosenDemo(known, 'none', '.ansinh')).toEqual({ size: 'none' })
    }
  })

  it('is not joined by another one, which would pay its people again', () => {
    expect(chosenDemo({ demo: 'province', chosen: 'province' }, 'district', '.ansinh')).toEqual({
      refusal: expect.stringMatching(
        /^Dữ liệu ở \.ansinh đã nạp bộ trình diễn "province".*không kèm --demo.*--data THƯ-MỤC-KHÁC --demo district\.$/,
      ),
    })
    expect(chosenDemo({ demo: null, chosen: 'district' }, 'province', '.ansinh')).toHaveProperty('refusal')
  })

  it('comes into a folder that was begun without one only when it is asked for', () => {
    const known = { demo: null, chosen: 'none' }
    expect(chosenDemo(known, null, '.ansinh')).toEqual({ size: 'none' })
    expect(chosenDemo(known, 'district', '.ansinh')).toEqual({ size: 'district' })
  })
})
