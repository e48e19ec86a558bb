import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { Connected } from './components/connection/Connected'
import './index.css'
import { store } from './store'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root".')

createRoot(root).render(
  <StrictMode>
    <Connected store={store}>
      <App />
    </Connected>
  </StrictMode>,
)
