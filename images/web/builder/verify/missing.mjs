/** Adds what browsers have, generated apps use, and the emulator lacks. Names the emulator has are left as they are. */
export function addMissing(window, errors) {
  const present = {
    structuredClone: (value, options) => structuredClone(value, options),
    reportError: (error) =>
      window.dispatchEvent(new window.ErrorEvent("error", { error, message: String(error?.message ?? error) })) && errors.add(error),
    requestIdleCallback: (callback) => window.setTimeout(() => callback({ didTimeout: false, timeRemaining: () => 10 }), 1),
    cancelIdleCallback: (id) => window.clearTimeout(id),
    alert() {},
    confirm: () => false,
    prompt: () => null,
    print() {},
    BroadcastChannel: SilentChannel,
    Worker: SilentChannel,
    // Requests stay open: an app that waits for its database shows what it shows while loading.
    indexedDB: { open: () => ({ addEventListener() {} }), deleteDatabase: () => ({ addEventListener() {} }), databases: async () => [] },
    Notification: DeniedNotification,
    speechSynthesis: {
      speak() {},
      cancel() {},
      pause() {},
      resume() {},
      getVoices: () => [],
      addEventListener() {},
      removeEventListener() {},
    },
    SpeechSynthesisUtterance: class {},
    AudioContext: SilentAudio,
    webkitAudioContext: SilentAudio,
    Path2D: class {
      addPath() {}
      arc() {}
      lineTo() {}
      moveTo() {}
      rect() {}
      closePath() {}
    },
  };
  for (const [name, value] of Object.entries(present)) {
    if (typeof window[name] === "undefined") Object.defineProperty(window, name, { value, writable: true, configurable: true });
  }
  window.URL.createObjectURL ??= () => "blob:app";
  window.URL.revokeObjectURL ??= () => {};
  window.Element.prototype.scrollIntoView ??= () => {};
  window.Element.prototype.animate ??= () => ({ finished: Promise.resolve(), cancel() {}, play() {}, pause() {}, addEventListener() {} });
}

class SilentChannel {
  constructor(name) {
    this.name = name;
  }
  postMessage() {}
  close() {}
  terminate() {}
  addEventListener() {}
  removeEventListener() {}
}

class DeniedNotification {
  static permission = "denied";
  static requestPermission = async () => "denied";
}

/** An audio graph without sound: every node accepts every call and has every parameter. */
class SilentAudio {
  constructor() {
    const node = new Proxy(function node() {}, {
      get: (target, name) => (name === "then" || typeof name === "symbol" ? undefined : name in target ? target[name] : node),
      set: () => true,
      apply: () => node,
    });
    return new Proxy(this, { get: (_, name) => context(name, node) });
  }
}

function context(name, node) {
  if (name === "state") return "suspended";
  if (name === "currentTime") return 0;
  if (name === "sampleRate") return 44_100;
  if (name === "then" || typeof name === "symbol") return undefined;
  if (name === "resume" || name === "close" || name === "suspend") return async () => {};
  return name === "destination" ? node : () => node;
}
