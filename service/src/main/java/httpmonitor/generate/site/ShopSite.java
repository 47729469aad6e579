package httpmonitor.generate.site;

import java.util.List;
import java.util.stream.Stream;

/** A shop, its visitors and their software; every list is ranked, most popular first. */
final class ShopSite {

    static final Zipf<Resource> PAGES = resources("""
            GET / 24000
            GET /products/# 31000
            GET /products?page=# 42000
            GET /search?q=lamp&page=# 27000
            GET /blog/post-# 18000
            GET /cart 9000
            GET /products/#/reviews 22000
            POST /cart/items 0
            GET /pages/about 12000
            GET /login 6000
            GET /account/orders 15000
            POST /login 0
            GET /pages/shipping?country=de 11000
            GET /checkout 14000
            GET /help/returns 13000
            POST /checkout 0
            GET /report 52000
            GET /blog 21000
            POST /pages/create 0
            GET /docs/guide/chapter-#.html 38000
            """);

    static final Zipf<Resource> CALLS = resources("""
            GET /api/products?limit=20&offset=# 7800
            GET /api/products/# 1900
            GET /api/user 420
            GET /api/stock/# 160
            POST /api/events 0
            PUT /api/cart/items/# 310
            GET /api/orders?status=open 5200
            POST /api/orders 640
            DELETE /api/cart/items/# 0
            OPTIONS /api/orders 0
            HEAD /api/products/# 0
            PATCH /api/user 420
            """);

    static final Zipf<Resource> ASSETS = resources("""
            GET /static/css/main.4f1c.css 18400
            GET /static/js/app.9b27.js 148000
            GET /images/products/#.webp 36000
            GET /images/logo.svg 4200
            GET /favicon.ico 1150
            GET /static/fonts/inter.woff2 71000
            GET /images/banner-#.jpg 184000
            GET /static/js/vendor.c03e.js 412000
            GET /static/css/print.77aa.css 3100
            """);

    static final Zipf<Resource> PROBES = new Zipf<>(Resource.list("""
            GET /wp-login.php 196
            GET /.env 196
            GET /robots.txt.bak 196
            POST /xmlrpc.php 196
            GET /phpmyadmin/index.php 196
            GET /.git/config 196
            GET /cgi-bin/luci/;stok=/locale 196
            GET /products/old-# 4100
            GET /images/missing-#.png 4100
            """), 0.5);

    static final Zipf<Resource> CHORES = resources("""
            GET /health 15
            GET /metrics 16000
            """);

    static final Zipf<Resource> ERRANDS = resources("""
            GET /robots.txt 310
            GET /sitemap.xml 48000
            GET /blog/feed.xml 61000
            """);

    static final Zipf<String> BROWSERS = lines("""
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36
            Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36
            Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0
            Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.7 Mobile/15E148 Safari/604.1
            Mozilla/5.0 (Linux; Android 15; SM-S931B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36
            """);

    static final Zipf<String> PROGRAMS = lines("""
            okhttp/4.12.0
            python-requests/2.32.5
            Prometheus/3.7.3
            curl/8.17.0
            Go-http-client/2.0
            kube-probe/1.34
            Java-http-client/21.0.9
            """);

    static final Zipf<String> CRAWLERS = lines("""
            Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
            Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)
            DuckDuckBot/1.1; (+http://duckduckgo.com/duckduckbot.html)
            """);

    static final Zipf<String> ENTRANCES = lines("""
            -
            https://www.google.com/
            https://www.example.com/
            https://www.bing.com/
            https://duckduckgo.com/
            https://news.example.org/item?id=40213
            https://t.co/aZ4kQ
            """);

    static final Zipf<String> HOSTS =
            new Zipf<>(List.of("www.example.com", "shop.example.com", "api.example.com", "example.com"), 1);

    static final Zipf<String> USERS =
            new Zipf<>(List.of("anna", "ben", "carla", "dmitri", "elif", "fatima", "george", "hana", "ivan", "jun"), 1);

    /** Addresses from ranges for documentation and private use; the same for every seed: it is the same site. */
    static final Zipf<String> CLIENTS = new Zipf<>(addresses(new Dice(0, 0)), 0.9);

    private ShopSite() {}

    private static Zipf<Resource> resources(String lines) {
        return new Zipf<>(Resource.list(lines), 1);
    }

    private static Zipf<String> lines(String block) {
        return new Zipf<>(block.lines().toList(), 0.8);
    }

    private static List<String> addresses(Dice dice) {
        return Stream.generate(() -> address(dice)).limit(600).toList();
    }

    private static String address(Dice dice) {
        return switch (dice.below(10)) {
            case 0 ->
                "2001:db8:" + Integer.toHexString(1 + dice.below(0xfffe)) + "::"
                        + Integer.toHexString(1 + dice.below(0xfffe));
            case 1, 2 -> "192.0.2." + (1 + dice.below(254));
            case 3, 4 -> "198.51.100." + (1 + dice.below(254));
            case 5, 6 -> "203.0.113." + (1 + dice.below(254));
            case 7 -> "192.168." + dice.below(256) + "." + (1 + dice.below(254));
            case 8 -> "172." + (16 + dice.below(16)) + "." + dice.below(256) + "." + (1 + dice.below(254));
            default -> "10." + dice.below(256) + "." + dice.below(256) + "." + (1 + dice.below(254));
        };
    }
}
