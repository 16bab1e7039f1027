import { openStation } from '../station.ts'
import { leaveHangingThreads } from './leave-process.ts'
import { serveForkedNode } from './serve-forked-node.ts'
import { serveUtilityProcess } from './serve-utility-process.ts'
import { utilityPort } from './utility-port.ts'

/** The station as a process of its own, under Electron's shell: a utility process, or a Node that main forked. */
const station = await openStation()
const port = utilityPort()
const leave = () => void leaveHangingThreads(0).finally(() => process.exit(0))
if (port !== undefined) serveUtilityProcess(station, port, leave)
else if (process.send !== undefined) serveForkedNode(station, process, leave)
else throw new Error('the station process is started by the desktop shell only')
