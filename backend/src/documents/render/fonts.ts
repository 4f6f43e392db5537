import { fileURLToPath } from 'node:url';

const faces = {
  regular: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
};

export const chineseFamily = 'Noto Serif SC';

/** Files of the Chinese font that comes with the product; no machine needs one of its own. */
export const fontFiles = {
  regular: fileURLToPath(import.meta.resolve(faces.regular)),
  bold: fileURLToPath(import.meta.resolve(faces.bold)),
};
