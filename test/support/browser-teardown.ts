import { endBrowser } from './one-browser.cjs'

export default endBrowser
