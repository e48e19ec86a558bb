const PIXEL = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/** A canvas that can be drawn on and shows nothing: any method may be called, any property set. */
export const canvasAdapter = {
  getContext: ({ canvas }, type) => (/^(?:2d|webgl2?|experimental-webgl)$/.test(type) ? drawingContext(canvas) : null),
  toDataURL: () => PIXEL,
  toBlob: ({ window }, callback) => callback(new window.Blob([], { type: "image/png" })),
};

function drawingContext(canvas) {
  const state = {
    canvas,
    measureText: (text = "") => textMetrics(String(text)),
    getImageData: imageData,
    createImageData: imageData,
    isPointInPath: () => false,
    isPointInStroke: () => false,
    getLineDash: () => [],
    getTransform: () => ({ a: 1, b: 0, c: 0, d: 1, e: 0, f: 0 }),
    getShaderParameter: () => true,
    getProgramParameter: () => true,
    getExtension: () => null,
    getContextAttributes: () => ({}),
  };
  const gradient = { addColorStop() {}, setTransform() {} };
  const nothing = (...args) => void args;
  return new Proxy(state, {
    get(target, name) {
      if (name in target || typeof name === "symbol" || name === "then") return target[name];
      if (/^create.*(?:Gradient|Pattern)$/.test(name)) return () => gradient;
      if (/^create[A-Z]/.test(name)) return () => ({});
      return /^[A-Z_0-9]+$/.test(name) ? 0 : nothing;
    },
    has: () => true,
  });
}

function textMetrics(text) {
  const width = text.length * 7;
  return {
    width,
    actualBoundingBoxLeft: 0,
    actualBoundingBoxRight: width,
    actualBoundingBoxAscent: 10,
    actualBoundingBoxDescent: 3,
    fontBoundingBoxAscent: 12,
    fontBoundingBoxDescent: 4,
  };
}

function imageData(...args) {
  const [width, height] = (args.length >= 4 ? args.slice(2) : args).map((size) =>
    Math.min(4096, Math.max(1, Math.floor(Number(size) || 1))),
  );
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}
