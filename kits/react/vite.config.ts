import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  // Relative addresses: the built app works from any folder.
  base: './',
  plugins: [react(), tailwindcss()],
})
