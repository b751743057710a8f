import { spawn, spawnSync } from 'node:child_process';
import { firstLine } from '../../../scripts/lib/exec.mjs';

/** Keys of the whole display, by libX11 and libXtst: what a person presses while another program is in front. */

const open = `
import ctypes
X = ctypes.CDLL("libX11.so.6")
X.XOpenDisplay.restype = ctypes.c_void_p
X.XStringToKeysym.restype = ctypes.c_ulong
X.XKeysymToKeycode.argtypes = [ctypes.c_void_p, ctypes.c_ulong]
d = ctypes.c_void_p(X.XOpenDisplay(None))
code = lambda name: X.XKeysymToKeycode(d, X.XStringToKeysym(name))
`;

const press = `${open}
T = ctypes.CDLL("libXtst.so.6")
keys = [code(name) for name in (b"Control_L", b"Shift_L", b"m")]
for key in keys: T.XTestFakeKeyEvent(d, key, 1, 0)
for key in reversed(keys): T.XTestFakeKeyEvent(d, key, 0, 0)
X.XSync(d, 0)
`;

const take = `${open}
X.XDefaultRootWindow.restype = ctypes.c_ulong
root = ctypes.c_ulong(X.XDefaultRootWindow(d))
for extra in (0, 2, 16, 18): X.XGrabKey(d, code(b"m"), 1 | 4 | extra, root, 1, 1, 1)
X.XSync(d, 0)
print("taken", flush=True)
input()
`;

/** Presses Ctrl+Shift+M. @param {NodeJS.ProcessEnv} env */
export function pressMiniKeys(env) {
  const { status, stderr } = spawnSync('python3', ['-c', press], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`The keys could not be pressed: ${stderr}`);
}

/** Another program that has Ctrl+Shift+M until it is told to end. @param {NodeJS.ProcessEnv} env @returns {Promise<() => void>} */
export async function takeMiniKeys(env) {
  const child = spawn('python3', ['-c', take], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  if (child.stdout === null) throw new Error('No output.');
  await firstLine(child, child.stdout, 'the other program');
  return () => void child.kill();
}
