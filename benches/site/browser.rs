//! A Chromium that is driven through its driver and its own protocol.
//!
//! What is asked of a page goes through `Runtime.evaluate`, since the driver's own scripts are longer than some pages.

use crate::chromium::{Profile, chromedriver, chromium};
use serde_json::{Value, json};
use std::error::Error;
use std::time::Duration;
use thirtyfour::prelude::*;

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// How long a page may take for anything.
const LIMIT: Duration = Duration::from_secs(90);

/// What every page does before its own scripts.
const PROBE: &str = include_str!("probe.js");

pub struct Browser {
    driver: WebDriver,
    /// Removed when this is dropped.
    _profile: Profile,
}

/// The window as a page sees it, in CSS pixels.
#[derive(Clone, Copy, Debug)]
pub struct Screen {
    pub width: u32,
    pub height: u32,
}

pub const PHONE: Screen = Screen { width: 412, height: 823 };
pub const DESK: Screen = Screen { width: 1280, height: 900 };

/// How a new tab differs from the browser's own.
#[derive(Clone, Copy)]
pub struct Tab {
    pub screen: Screen,
    /// How many times slower the processor is.
    pub cpu: u32,
    /// Whether the network has 1.6 Mbit/s and a latency of 150 ms.
    pub slow_network: bool,
    /// Whether pages can have a service worker.
    pub worker: bool,
}

impl Browser {
    pub async fn start() -> Outcome<Browser> {
        let profile = Profile::new();
        let address = format!("http://127.0.0.1:{}", chromedriver());
        let driver = WebDriver::new(address, chromium(&profile.0, None)).await?;
        Ok(Browser { driver, _profile: profile })
    }

    pub async fn quit(self) -> Outcome<()> {
        self.driver.quit().await?;
        Ok(())
    }

    pub async fn version(&self) -> Outcome<String> {
        let version = self.cdp("Browser.getVersion", json!({})).await?;
        Ok(version["product"].as_str().unwrap_or("Chromium").replace('/', " "))
    }

    pub async fn cdp(&self, method: &str, params: Value) -> Outcome<Value> {
        let answer = tokio::time::timeout(LIMIT, self.driver.cdp().send_raw(method, params)).await;
        let answer = answer.map_err(|_| format!("{method} took more than {} s", LIMIT.as_secs()))?;
        Ok(answer.map_err(|e| {
            let reason = e.source().map(|reason| format!(" ({reason:?})")).unwrap_or_default();
            format!("{method}: {e}{reason}")
        })?)
    }

    /// Closes every tab and opens a new one with these settings.
    pub async fn open(&self, tab: Tab) -> Outcome<()> {
        let used = self.driver.windows().await?;
        let fresh = self.driver.new_tab().await?;
        for window in used {
            self.driver.switch_to_window(window).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(fresh).await?;
        self.driver.action_chain().reset_actions().await?;
        let Screen { width, height } = tab.screen;
        let source = match tab.worker {
            true => PROBE.to_owned(),
            false => format!("delete Navigator.prototype.serviceWorker;{PROBE}"),
        };
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        for (method, params) in [
            // a tab that was opened behind another one has no frames
            ("Page.bringToFront", json!({})),
            ("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })),
            ("Emulation.setDeviceMetricsOverride", size),
            ("Performance.enable", json!({})),
            ("Network.enable", json!({})),
        ] {
            self.cdp(method, params).await?;
        }
        self.slow_down(tab.cpu, tab.slow_network).await
    }

    /// Empties the HTTP cache.
    pub async fn forget(&self) -> Outcome<()> {
        self.cdp("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    /// Slows down processor and network of the present tab.
    pub async fn slow_down(&self, cpu: u32, slow_network: bool) -> Outcome<()> {
        let network = match slow_network {
            true => {
                json!({ "offline": false, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750 })
            }
            false => json!({ "offline": false, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        };
        self.cdp("Network.emulateNetworkConditions", network).await?;
        self.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": cpu })).await?;
        Ok(())
    }

    /// Loads a page; returns when its markup has been read.
    pub async fn goto(&self, address: &str) -> Outcome<()> {
        Ok(self.driver.goto(address).await?)
    }

    /// The value of an expression in the page, and of the promise if it is one.
    pub async fn eval(&self, expression: &str) -> Outcome<Value> {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.cdp("Runtime.evaluate", params).await?;
        if let Some(wrong) = answer.get("exceptionDetails") {
            let text = wrong["exception"]["description"].as_str().or(wrong["text"].as_str()).unwrap_or_default();
            return Err(format!("{expression}\n{text}").into());
        }
        Ok(answer["result"]["value"].take())
    }

    pub async fn number(&self, expression: &str) -> Outcome<f64> {
        Ok(self.eval(expression).await?.as_f64().unwrap_or(f64::NAN))
    }

    /// A value of `Performance.getMetrics`.
    pub async fn metric(&self, name: &str) -> Outcome<f64> {
        let metrics = self.cdp("Performance.getMetrics", json!({})).await?;
        let all = metrics["metrics"].as_array().ok_or("no metrics")?;
        let found = all.iter().find(|metric| metric["name"] == name).and_then(|metric| metric["value"].as_f64());
        found.ok_or_else(|| format!("there is no metric {name}").into())
    }

    /// Waits until an expression holds in the page, which is asked in every frame.
    pub async fn until(&self, expression: &str) -> Outcome<()> {
        self.eval(&format!("bench.until(() => {expression})"))
            .await
            .map_err(|e| format!("{e}\nnever true: {expression}"))?;
        Ok(())
    }

    /// Moves the mouse to a place and waits until the page has nothing more to do.
    pub async fn point(&self, x: f64, y: f64) -> Outcome<()> {
        self.cdp("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y })).await?;
        self.calm().await
    }

    /// Presses and releases the mouse.
    pub async fn click(&self, x: f64, y: f64) -> Outcome<()> {
        for kind in ["mousePressed", "mouseReleased"] {
            let params = json!({ "type": kind, "x": x, "y": y, "button": "left", "clickCount": 1 });
            self.cdp("Input.dispatchMouseEvent", params).await?;
        }
        Ok(())
    }

    /// Presses and releases a key: a small letter or the right arrow.
    pub async fn press(&self, key: &str) -> Outcome<()> {
        let (name, code, text) = match key {
            "ArrowRight" => ("ArrowRight".to_owned(), 39, None),
            letter => {
                let upper = letter.to_ascii_uppercase();
                (format!("Key{upper}"), upper.bytes().next().unwrap_or_default(), Some(letter))
            }
        };
        let mut down = json!({ "type": "keyDown", "key": key, "code": name, "windowsVirtualKeyCode": code });
        if let Some(text) = text {
            down["text"] = json!(text);
        }
        self.cdp("Input.dispatchKeyEvent", down).await?;
        let up = json!({ "type": "keyUp", "key": key, "code": name, "windowsVirtualKeyCode": code });
        self.cdp("Input.dispatchKeyEvent", up).await?;
        Ok(())
    }

    /// Waits until the page has painted and has been idle.
    pub async fn calm(&self) -> Outcome<()> {
        self.eval("bench.calm()").await?;
        Ok(())
    }
}
