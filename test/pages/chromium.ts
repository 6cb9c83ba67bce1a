import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The browser of this machine, if it has one. */
export const executablePath = [process.env.WANGGE_CHROMIUM, ...places].find((path) => path && existsSync(path))

/** Starts it without a window. In a container there is often neither a sandbox nor shared memory for it. */
export const openChromium = () => chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
