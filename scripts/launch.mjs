// `npm start` and `npm test` begin here, on whatever Node there is: it installs what is missing and goes on under
// Node 24. Old syntax on purpose, so that an old Node can read as far as the message that it is too old.
// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know node:
import { spawn, spawnSync } from 'child_process'
import { createHash } from 'crypto'
import { existsSync, readFileSync, writeFileSync } from 'fs'
import { delimiter, dirname, join } from 'path'
import { fileURLToPath } from 'url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.wangge-installed')
const windows = process.platform === 'win32'

const fail = (lines) => {
  console.error(`\n${lines.join('\n')}\n`)
  process.exit(1)
}

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail([
    `需要 Node 20 或更高版本，现在是 ${process.version}。请从 https://nodejs.org 安装。`,
    `Node 20 or newer is needed; this is ${process.version}. Install it from https://nodejs.org.`,
  ])
}

const lock = readFileSync(join(root, 'pnpm-lock.yaml'))
const hash = createHash('sha256').update(lock).update(process.platform).update(process.arch).digest('hex')
const node24 = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

const isInstalled = () => {
  if (!existsSync(node24)) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true
  // installed by pnpm itself: it keeps the lockfile that it installed from
  const kept = join(modules, '.pnpm', 'lock.yaml')
  return existsSync(kept) && readFileSync(kept).equals(lock)
}

const install = () => {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  console.log('正在安装依赖（只在首次或更新后）…\nInstalling dependencies (the first time, and after an update) …\n')
  const { status, error } = spawnSync('npx', ['-y', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdio: 'inherit',
    shell: windows,
  })
  if (status !== 0 || !existsSync(node24)) {
    fail([
      '依赖没有装好。请检查网络与 npm 镜像设置（npm config get registry），然后重试。',
      'The dependencies could not be installed. Check the network and the npm registry setting, then try again.',
      ...(error ? [String(error)] : []),
    ])
  }
  writeFileSync(stamp, hash)
}

const [what, ...args] = process.argv.slice(2)
const commands = {
  start: [join(root, 'scripts', 'start.ts'), ...args],
  test: [join(modules, 'jest', 'bin', 'jest.js'), ...args],
}
if (!Object.hasOwn(commands, what)) fail(['usage: node scripts/launch.mjs start|test [arguments]'])

if (!isInstalled()) install()

const options = '--disable-warning=ExperimentalWarning'
const child = spawn(node24, commands[what], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [join(modules, 'node', 'bin'), join(modules, '.bin'), process.env.PATH].join(delimiter),
    NODE_OPTIONS: [process.env.NODE_OPTIONS, options].filter(Boolean).join(' '),
  },
})
// a terminal tells the child by itself; a supervisor tells only this process
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  if (signal) {
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  } else process.exit(code)
})
